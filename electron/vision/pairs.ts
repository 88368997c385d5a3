/** A question about two things that is asked once a pair, both ways alike, and remembered as long as both are there. */
export function remembered<Thing extends object>(
  ask: (a: Thing, b: Thing) => boolean,
): (a: Thing, b: Thing) => boolean {
  const answers = new WeakMap<Thing, WeakMap<Thing, boolean>>();
  return (a, b) => {
    const known = answers.get(a)?.get(b) ?? answers.get(b)?.get(a);
    if (known !== undefined) return known;
    const ofA = answers.get(a) ?? new WeakMap<Thing, boolean>();
    const answer = ask(a, b);
    answers.set(a, ofA.set(b, answer));
    return answer;
  };
}
