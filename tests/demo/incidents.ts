import type { Dice } from './dice.ts';
import type { DemoIncident, DemoStation } from './model.ts';

/** What happened, in so many words: all of it made up. */
const accounts: Readonly<Record<string, readonly string[]>> = {
  'observer-rights': ['Наблюдателю запретили подойти к столу подсчёта.', 'Наблюдателю не дали список.'],
  'protocol-refused': ['Копию протокола не выдали.', 'Протокол не вывесили.'],
  stuffing: ['Сразу несколько бюллетеней опущены вместе.', 'В урне пачка сложенных бюллетеней.'],
  'multiple-voting': ['Один человек получил бюллетень дважды.'],
  'missing-from-list': ['Избирателя нет в списке, хотя он живёт по этому адресу.'],
  'chair-left': ['Председатель вышел во время подсчёта.'],
  'count-late': ['Подсчёт начался на час позже.'],
  coercion: ['Начальник требовал снимок бюллетеня.'],
};

const outcomes: Readonly<Record<DemoIncident['complaint'], string>> = {
  none: '',
  filed: '',
  accepted: 'Комиссия признала нарушение.',
  rejected: 'Жалоба отклонена: нарушения нет.',
  unanswered: 'Ответа нет.',
};

/** Acts of violation at one in sixty observed stations, and where a copy was refused at one in two. */
export function incidentsAt(dice: Dice, stations: readonly DemoStation[]): DemoIncident[] {
  const incidents: DemoIncident[] = [];
  for (const station of stations.filter(({ observed }) => observed)) {
    const refused = station.reason === 'copy-refused';
    if (refused ? !dice.chance(0.5) : !dice.chance(1 / 60)) continue;
    const type = refused ? 'protocol-refused' : dice.one(Object.keys(accounts));
    const complaint = dice.one(['none', 'filed', 'accepted', 'rejected', 'unanswered'] as const);
    const two = (n: number) => String(n).padStart(2, '0');
    incidents.push({
      region: station.region,
      station: station.number,
      type,
      happened: `2031-06-08T${two(refused ? dice.whole(21, 23) : dice.whole(7, 19))}:${two(dice.whole(0, 59))}`,
      number: complaint === 'none' ? '' : String(incidents.length + 1),
      account: dice.one(accounts[type] ?? ['']),
      people: [`N${dice.whole(1, 400)}`],
      complaint,
      outcome: outcomes[complaint],
    });
  }
  return incidents;
}
