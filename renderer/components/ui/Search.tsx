interface Props {
  /** What it searches in; said aloud and shown while nothing is typed. */
  label: string;
  value: string;
  onSearch: (text: string) => void;
  className?: string | undefined;
}

/** The longest text that a call searches for. */
const longest = 200;

/** A field that narrows a list down while it is typed in. */
export function Search({ label, value, onSearch, className }: Props) {
  return (
    <input
      type="search"
      className={className}
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={longest}
      onChange={({ target }) => onSearch(target.value)}
    />
  );
}
