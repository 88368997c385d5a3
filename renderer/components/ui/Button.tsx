import type { ComponentProps } from 'react';
import styles from './Button.module.css';

type Props = ComponentProps<'button'> & {
  /** `main`: the one thing to do here; `quiet`: looks like text. */
  look?: 'main' | 'plain' | 'quiet';
};

/** A push button; never submits a form unless told to. */
export function Button({ look = 'plain', className, type = 'button', ...rest }: Props) {
  return (
    <button
      type={type}
      className={[styles.button, styles[look], className].filter(Boolean).join(' ')}
      {...rest}
    />
  );
}
