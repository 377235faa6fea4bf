// @ts-check
// Takes a sentence out of an answer, and puts the answer as it is now in its place.

import { kept, revive } from './gesprek_antwoord.js';
import { problemOf } from './stroom.js';

/** @typedef {{say(text: string): void, bronnen: {show(panel: HTMLElement): void}, melding: {tell(error: unknown): void}}} Praten */

/** @param {HTMLElement} root @param {Praten} praten */
export function listenForDrops(root, praten) {
  root.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset.zinWeg) return;
    event.preventDefault();
    void drop(root, form, form.dataset.zinWeg, praten);
  });
}

/** @param {HTMLElement} root @param {HTMLFormElement} form @param {string} message @param {Praten} praten */
async function drop(root, form, message, praten) {
  const given = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const response = await fetch(form.action, { method: 'POST', body: given, headers: { 'HX-Request': 'true' } });
  if (!response.ok) return praten.melding.tell(await problemOf(response));
  const { turns, sources } = kept(await response.text());
  const old = [document.getElementById(message), root.querySelector(`[data-antwoord="${CSS.escape(message)}"]`)];
  old.forEach((each, place) => each?.replaceWith(turns[place] ?? ''));
  revive(turns);
  if (sources) praten.bronnen.show(sources);
  praten.say('De zin is weggehaald.');
  focusOn(turns[1]?.querySelector('h2'));
}

/** Where the person was is gone, so they go on at the answer. @param {HTMLElement|null|undefined} heading */
function focusOn(heading) {
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}
