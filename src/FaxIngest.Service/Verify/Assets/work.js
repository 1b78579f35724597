// Counts keys and time at a case: numbers only, never which keys.

const silent = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock"]);

export function countWork(turn) {
  const began = performance.now();
  const fields = new Map();
  let keys = 0;

  return {
    key(event, field) {
      if (silent.has(event.key)) return;
      keys++;
      if (!field) return;
      const of = fields.get(field) ?? { keys: 0, characters: 0 };
      of.keys++;
      if (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey) of.characters++;
      fields.set(field, of);
    },
    /** @param {{field: Element, changed: boolean}[]} settled */
    effort(settled) {
      const of = field => fields.get(field) ?? { keys: 0, characters: 0 };
      const sum = numbers => numbers.reduce((total, number) => total + number, 0);
      const confirmed = settled.filter(each => !each.changed), corrected = settled.filter(each => each.changed);
      return [
        keys, confirmed.length, sum(confirmed.map(each => of(each.field).keys)),
        corrected.length, sum(corrected.map(each => of(each.field).characters)),
        Math.round(performance.now() - began), ...(turn === undefined ? [] : [Math.round(turn)]),
      ].join(" ");
    },
  };
}
