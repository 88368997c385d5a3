import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { PlaceCompared } from '../../../../shared/protocol/count/compare-official-whole.ts';
import { ownOf, placeId } from './places.ts';
import type { ComparisonWords } from './words.ts';
import styles from './ComparisonTab.module.css';

interface Props {
  place: PlaceCompared;
  election: ElectionView;
  words: ComparisonWords;
}

/** What the official result leaves for the stations without a protocol, in sentences that people can judge, and what cannot be said. */
export function RestOfPlace({ place, election, words }: Props) {
  const { t } = useTranslation();
  const section = useRef<HTMLElement>(null);
  const id = placeId(place);
  // The table may be long: what was asked for comes into view, while the keyboard stays where it is.
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  const own = ownOf(place);
  const { rest, unsaid = [], tooMany = false } = own ?? {};
  const sentences = rest
    ? [
        ...election.candidates.map(({ id }) => words.rest(rest, id, place.inAll)),
        words.restTurnout(rest, place.inAll),
      ].filter((sentence) => sentence !== null)
    : [];
  return (
    <section ref={section} className={styles.rest} aria-live="polite">
      <h3>{t('comparison.leftIn', { place: words.place(place) })}</h3>
      {!own && <p>{t('comparison.noProtocol')}</p>}
      {tooMany && <p>{t('comparison.tooMany')}</p>}
      {place.broken.length > 0 && (
        <p>{t('comparison.broken', { figures: place.broken.map(words.figure).join(', ') })}</p>
      )}
      <ul>
        {[...new Set(sentences)].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {own && unsaid.map((what) => <p key={what}>{t(`comparison.unsaid.${what}`)}</p>)}
    </section>
  );
}
