// @ts-check
// What every page does: keep what was typed, copy, say when the connection is gone, fold lists on small screens.

const NARROW = '(max-width: 48rem)';
const OFFLINE = 'Er is geen verbinding. Wat u typte, blijft staan. Probeer het opnieuw als de verbinding terug is.';

/** Where a field was kept: a conversation gets an address of its own while its first question is sent.
 * @type {WeakMap<HTMLElement, Set<string>>} */
const keptUnder = new WeakMap();

/** @param {HTMLTextAreaElement|HTMLInputElement} field */
function draftKey(field) {
  const keys = keptUnder.get(field) ?? new Set();
  const key = `concept:${location.pathname}:${field.name}`;
  keptUnder.set(field, keys.add(key));
  return key;
}

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
  for (const key of keptUnder.get(field) ?? []) sessionStorage.removeItem(key);
}

/** Buttons that copy a field; they show only where the browser lets a page copy. @param {ParentNode} root */
export function offerCopies(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll('button[data-kopieer-van]')) {
    if (button instanceof HTMLButtonElement) button.hidden = false;
  }
}

/** @param {HTMLButtonElement} button */
async function copyFrom(button) {
  const from = document.getElementById(button.dataset.kopieerVan ?? '');
  const isField = from instanceof HTMLTextAreaElement || from instanceof HTMLInputElement;
  await navigator.clipboard.writeText(isField ? from.value : (from?.innerText ?? ''));
  const told = button.nextElementSibling;
  if (told) told.textContent = 'Gekopieerd.';
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
offerCopies(document);
document.addEventListener('click', (event) => {
  const copies = event.target instanceof Element ? event.target.closest('button[data-kopieer-van]') : null;
  if (copies instanceof HTMLButtonElement) void copyFrom(copies);
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
