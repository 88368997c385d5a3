interface Props {
  label: string;
  /** What all of them together are called. */
  all: string;
  options: readonly { key: string; name: string }[];
  /** Key of the one; null: all of them. */
  chosen: string | null;
  onChoose: (key: string | null) => void;
}

/** Stands for all of them: a key can be empty, but none is this. */
const ALL = '\u0000';

/** Narrows a list down to what belongs to one of several, or to all of them. */
export function OneOrAll({ label, all, options, chosen, onChoose }: Props) {
  return (
    <select
      aria-label={label}
      value={chosen ?? ALL}
      onChange={({ target }) => onChoose(target.value === ALL ? null : target.value)}
    >
      <option value={ALL}>{all}</option>
      {options.map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  );
}
