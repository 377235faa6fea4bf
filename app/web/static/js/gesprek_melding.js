// @ts-check
// What stands above the field: personal data that were found, and what went wrong. The text stays.

import { clone, need } from './sjabloon.js';
import { Problem } from './stroom.js';

/** @type {Record<string, string>} */
const LABELS = {
  person_name: 'Naam',
  bsn: 'Burgerservicenummer',
  iban: 'Rekeningnummer',
  phone: 'Telefoonnummer',
  email: 'E-mailadres',
  postal_address: 'Adres',
  date_of_birth: 'Geboortedatum',
  licence_plate: 'Kenteken',
  passport_or_id: 'Documentnummer',
  v_number: 'V-nummer',
  btw_id: 'Btw-id',
  credit_card: 'Kaartnummer',
  ip_address: 'IP-adres',
  other_id: 'Nummer',
};
const NO_CONNECTION = 'Uw tekst staat er nog. Controleer de verbinding en verstuur opnieuw.';

export class Melding {
  /** @type {import('./stroom.js').Finding[]} */
  #findings = [];

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.place = need(form, '[data-melding]', HTMLElement);
  }

  /** Whether a person has yet to decide about personal data. */
  get waits() {
    return this.place.querySelector('[data-persoonsgegevens]') !== null;
  }

  get reason() {
    const field = this.form.elements.namedItem('reason');
    return field instanceof HTMLInputElement ? field.value : '';
  }

  clear() {
    this.place.replaceChildren();
  }

  /** @param {unknown} error */
  tell(error) {
    if (!(error instanceof Problem)) this.warn('Er is geen verbinding', NO_CONNECTION);
    else if (error.kind === 'personal-data') this.#stop(error.body.findings ?? []);
    else this.#problem(error);
  }

  /** @param {string} title @param {string} text */
  warn(title, text) {
    const box = clone('fout');
    box.setAttribute('role', 'alert');
    const heading = need(box, 'h2', HTMLElement);
    heading.textContent = title;
    const told = document.createElement('p');
    told.className = 'alert__text';
    told.textContent = text;
    heading.after(told);
    this.place.replaceChildren(box);
    return box;
  }

  /** Back to the text, with the first thing that was found selected. @param {HTMLTextAreaElement} field */
  edit(field) {
    this.clear();
    need(this.form, '[data-verstuur]', HTMLElement).hidden = false;
    field.focus();
    const found = this.#findings[0]?.text ?? '';
    const at = found ? field.value.indexOf(found) : -1;
    if (at >= 0) field.setSelectionRange(at, at + found.length);
  }

  /** @param {Problem} problem */
  #problem(problem) {
    const box = this.warn(problem.body.title, problem.body.detail);
    box.querySelector(`[data-raad="${CSS.escape(problem.kind)}"]`)?.removeAttribute('hidden');
    if (problem.kind !== 'not-signed-in') return;
    const link = document.createElement('a');
    link.className = 'nl-link';
    link.href = `/inloggen?terug=${encodeURIComponent(location.pathname)}`;
    link.textContent = 'Log opnieuw in';
    need(box, '[data-uitweg]', HTMLElement).append(link);
  }

  /** @param {import('./stroom.js').Finding[]} findings */
  #stop(findings) {
    this.#findings = findings;
    const box = clone('persoonsgegevens');
    const list = need(box, '.pii__list', HTMLElement);
    list.append(...findings.map(line));
    if (!findings.some((finding) => finding.may_send)) box.querySelector('[data-toch]')?.remove();
    this.place.replaceChildren(box);
    need(box, 'h2', HTMLElement).focus();
  }
}

/** @param {import('./stroom.js').Finding} finding */
function line(finding) {
  const item = document.createElement('li');
  const mark = document.createElement('mark');
  mark.textContent = finding.text;
  item.append(`${LABELS[finding.kind] ?? 'Gegeven'} `, mark);
  return item;
}
