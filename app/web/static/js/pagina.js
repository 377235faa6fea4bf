// @ts-check
// What every page does: keep what was typed, say when the connection is gone, fold lists on small screens.

const NARROW = '(max-width: 48rem)';
const OFFLINE = 'Er is geen verbinding. Wat u typte, blijft staan. Probeer het opnieuw als de verbinding terug is.';

/** @param {HTMLTextAreaElement|HTMLInputElement} field */
export const draftKey = (field) => `concept:${location.pathname}:${field.name}`;

/** Keeps a field in this tab until it is sent: a session that ends or a page that breaks loses nothing.
 * @param {HTMLTextAreaElement|HTMLInputElement} field */
function keepDraft(field) {
  const kept = sessionStorage.getItem(draftKey(field));
  if (kept && !field.value) field.value = kept;
  field.addEventListener('input', () => sessionStorage.setItem(draftKey(field), field.value));
  field.form?.addEventListener('submit', () => sessionStorage.setItem(draftKey(field), field.value));
}

/** @param {HTMLTextAreaElement|HTMLInputElement} field */
export function forgetDraft(field) {
  sessionStorage.removeItem(draftKey(field));
}

/** @param {ParentNode} root */
export function foldOnSmallScreens(root) {
  if (!matchMedia(NARROW).matches) return;
  for (const list of root.querySelectorAll('details[data-smal-dicht]')) list.removeAttribute('open');
}

/** Menus that close when someone looks elsewhere. */
const openMenus = () => document.querySelectorAll('details[data-sluit-buiten][open]');

/** @param {HTMLElement} banner */
function tellConnection(banner) {
  const tell = () => {
    banner.textContent = navigator.onLine ? '' : OFFLINE;
  };
  addEventListener('online', tell);
  addEventListener('offline', tell);
  tell();
}

for (const field of document.querySelectorAll('[data-concept]')) {
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) keepDraft(field);
}
foldOnSmallScreens(document);
document.addEventListener('click', (event) => {
  for (const menu of openMenus()) if (event.target instanceof Node && !menu.contains(event.target)) menu.removeAttribute('open');
});
document.addEventListener('keydown', (event) => {
  for (const menu of event.key === 'Escape' ? openMenus() : []) {
    menu.removeAttribute('open');
    menu.querySelector('summary')?.focus();
  }
});
const banner = document.querySelector('[data-offline]');
if (banner instanceof HTMLElement) tellConnection(banner);
