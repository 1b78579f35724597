// What was typed and not yet saved, kept in this tab alone (sessionStorage) until it is saved or its person signs out.

const prefix = "draft:";

export function openDraft(root) {
  const { person, fax, number } = root.dataset;
  const key = `${prefix}${person}:${fax}/${number}`;
  return {
    read() {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? "null");
      } catch {
        return null;
      }
    },
    write(form) {
      const entries = [...new FormData(form)].filter(([name]) => name !== "__RequestVerificationToken" && name !== "effort" && name !== "ahead");
      try {
        sessionStorage.setItem(key, JSON.stringify(entries));
      } catch {
        // Full or forbidden: the page itself still holds what was typed.
      }
    },
    clear: () => sessionStorage.removeItem(key),
  };
}

/** Forgets the drafts of everyone but this person; of all, when nobody is named. */
export function forgetDrafts(person) {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(prefix) && (!person || !key.startsWith(`${prefix}${person}:`))) sessionStorage.removeItem(key);
}
