// What is wrong with an entry as typed, and how it is written while it is typed. The service checks again.

/** A sentence, or an empty text. */
export function problemOf(input) {
  const text = input.value.trim();
  if (!text) return "";
  if (input.dataset.kind === "date") {
    const parts = text.match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/) ?? text.match(/^(\d{2})(\d{2})(\d{4})$/);
    if (!parts) return "Type MM/DD/YYYY, the year with four digits.";
    const [month, day, year] = parts.slice(1).map(Number), date = new Date(Date.UTC(year, month - 1, day));
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? "" : "There is no such day.";
  }
  if (input.dataset.kind === "digits") {
    const digits = text.replace(/[ ()\-.+/,$]/g, "");
    if (!/^\d+$/.test(digits)) return "Only digits are expected here.";
    const wanted = Number(input.dataset.digits ?? 0), count = wanted === 10 && digits.length === 11 && digits[0] === "1" ? 10 : digits.length;
    return wanted && count !== wanted ? `${wanted} digits are expected, these are ${count}.` : "";
  }
  return "";
}

/** What looks odd about an entry but may be what is written. */
export function doubtOf(input) {
  const text = input.value.trim();
  if (text && input.dataset.shape === "cin" && !/^9\d{7}[ACDEFGHMNTUVWXYZ]$/.test(text)) return "A CIN is a 9, seven digits and a letter (not B I J K L O P Q R S).";
  return "";
}

/** Whether it has as many characters as it will get. */
export function isWhole(input) {
  const digits = input.value.replace(/\D/g, "").length;
  return input.dataset.kind === "date" ? digits >= 8 : input.dataset.shape === "cin" ? input.value.length >= 9
    : input.dataset.kind === "digits" && Number(input.dataset.digits ?? 0) > 0 && digits >= Number(input.dataset.digits);
}

/** Puts separators in while an entry is typed at its end. What has separators of its own, or is edited in the middle, is left alone. */
export function format(input, event) {
  if (input.dataset.shape === "cin" || input.dataset.upper) {
    const at = input.selectionStart;
    input.value = input.value.toUpperCase();
    input.setSelectionRange(at, at);
    return;
  }
  if (event.inputType !== "insertText" || input.selectionStart !== input.value.length) return;
  const text = input.value;
  if (input.dataset.kind === "date") {
    if (/^\d{2}$/.test(text) || /^\d{2}\/\d{2}$/.test(text)) input.value = `${text}/`;
    else if (/^(\d{2}\/){1,2}\/$/.test(text)) input.value = text.slice(0, -1);
  } else if (input.dataset.shape === "phone") {
    if (/^\d{3}$/.test(text) || /^\d{3}-\d{3}$/.test(text)) input.value = `${text}-`;
    else if (/^(\d{3}-){1,2}-$/.test(text)) input.value = text.slice(0, -1);
  }
}
