import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/ui/Notice.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { Lead } from '../../../../shared/protocol/count/orders.ts';
import type { PlaceTotals } from '../../../../shared/protocol/count/totals.ts';
import type { TotalsPart } from './places.ts';

/** Whether stations in doubt could change the order of those on the ballot; nothing where none is in doubt. */
export function OrderLine({ place, places }: TotalsPart & { place: PlaceTotals }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { order, inDoubt } = place;
  const [first, ...others] = order.leads;
  if (inDoubt === 0 || !first) return null;
  const named = ({ first: one, next }: Lead) => `${places.figure(one)} – ${places.figure(next)}`;
  const alsoReached = others.filter(({ reached }) => reached === true);
  return (
    <Notice look={order.same && first.reached === false ? 'plain' : 'warn'}>
      {t(order.same ? 'totals.order.same' : 'totals.order.other')}{' '}
      {t('totals.order.lead', {
        first: places.figure(first.first),
        next: places.figure(first.next),
        votes: number(first.votes),
      })}{' '}
      {order.inDoubt === null
        ? t('totals.order.unknown')
        : t(first.reached ? 'totals.order.reached' : 'totals.order.notReached', {
            votes: number(order.inDoubt),
          })}
      {first.lacking > 0 && (
        <> {t('totals.order.lacking', { count: first.lacking, n: number(first.lacking) })}</>
      )}
      {alsoReached.length > 0 && <> {t('totals.order.also', { pairs: alsoReached.map(named).join('; ') })}</>}
    </Notice>
  );
}
