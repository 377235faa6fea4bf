// @ts-check
// Adding documents to a collection: each file on its own line, with progress and, if it fails, the reason.

import { upload } from './opladen.js';
import { need } from './sjabloon.js';

const form = document.querySelector('form[data-toevoegen]');
const list = document.querySelector('[data-voortgang]');
if (form instanceof HTMLFormElement && list instanceof HTMLElement) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void addAll(form, list);
  });
}

/** @param {HTMLFormElement} form @param {HTMLElement} list */
async function addAll(form, list) {
  const button = need(form, 'button', HTMLButtonElement);
  const status = need(document, '[data-uitslag] ~ [data-status]', HTMLElement);
  const files = [...(need(form, 'input[type=file]', HTMLInputElement).files ?? [])];
  const address = `/v1/collecties/${encodeURIComponent(need(form, '#collectie', HTMLInputElement).value)}/documenten`;
  button.setAttribute('aria-disabled', 'true');
  list.hidden = false;
  list.replaceChildren();
  let failed = 0;
  for (const [place, file] of files.entries()) {
    status.textContent = `Bestand ${place + 1} van ${files.length} wordt gelezen.`;
    if (!(await addOne(address, file, list))) failed += 1;
  }
  status.textContent = failed ? `Klaar. ${failed} van ${files.length} niet toegevoegd.` : `Klaar. ${files.length} toegevoegd.`;
  button.removeAttribute('aria-disabled');
}

/** @param {string} address @param {File} file @param {HTMLElement} list */
async function addOne(address, file, list) {
  const line = document.createElement('li');
  const name = document.createElement('span');
  name.textContent = file.name;
  const state = document.createElement('strong');
  state.textContent = 'Wordt verstuurd';
  const bar = document.createElement('progress');
  bar.setAttribute('aria-label', `Voortgang van ${file.name}`);
  line.append(name, state, bar);
  list.append(line);
  let reason = '';
  try {
    reason = await upload(address, file, (share) => {
      bar.value = share;
      if (share >= 1) {
        state.textContent = 'Wordt gelezen';
        bar.removeAttribute('value');
      }
    });
  } catch (error) {
    reason = error instanceof Error ? error.message : 'er ging iets mis';
  }
  bar.remove();
  state.textContent = reason ? 'Niet toegevoegd' : 'Toegevoegd';
  if (reason) {
    const why = document.createElement('p');
    why.className = 'reason';
    why.textContent = reason;
    line.append(why);
  }
  return !reason;
}
