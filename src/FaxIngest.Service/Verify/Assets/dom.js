// The few words the other scripts share.

export const all = (selector, from = document) => [...from.querySelectorAll(selector)];
export const one = (selector, from = document) => from.querySelector(selector);

/** The token that a request of this page's script carries. */
export const token = () => one("[name=__RequestVerificationToken]")?.value ?? "";

/** Asks the service, as the page's script; never follows to another page. */
export const ask = (url, options = {}) => fetch(url, {
  redirect: "manual",
  cache: "no-store",
  ...options,
  headers: { "X-Desk": "1", "X-Form-Token": token(), ...options.headers },
});
