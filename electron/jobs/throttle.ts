/** Calls `tell` at once, then at most every `ms`; the last call is never lost. `flush` makes an outstanding one now. */
export function throttled(ms: number, tell: () => void): { call: () => void; flush: () => void } {
  let timer: NodeJS.Timeout | null = null;
  let pending = false;
  const fire = () => {
    pending = false;
    tell();
  };
  const call = () => {
    pending = true;
    if (timer) return;
    fire();
    timer = setTimeout(() => {
      timer = null;
      if (pending) call();
    }, ms);
    timer.unref();
  };
  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (pending) fire();
  };
  return { call, flush };
}
