import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Message } from '../../../shared/api/scans.ts';
import { Named } from './Named.tsx';
import styles from './MessageLine.module.css';

interface Props {
  message: Message;
  /** The station's number as confirmed; null while it is not. */
  station: number | null;
}

/** The message that brought a picture: who by code, when, and what it says. */
export function MessageLine({ message, station }: Props) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const { kind, number, sender, forwarded, sentAt, caption } = message;
  const facts = [
    kind === 'telegram' && number !== null
      ? t('message.telegram', { number })
      : kind === 'mail' && t('message.mail'),
    sender,
    forwarded && t('message.forwarded', { code: forwarded }),
    sentAt && time(sentAt),
  ];
  return (
    <div className={styles.message}>
      <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
      {caption && <blockquote className={styles.caption}>{caption}</blockquote>}
      {message.station !== null && <Named station={message.station} entered={station} />}
    </div>
  );
}
