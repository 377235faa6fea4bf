// @ts-check
// A task: sends the form, shows how far it is, and puts the result in the page when it is there.

import { forgetDraft, offerCopies } from './pagina.js';
import { clone, need } from './sjabloon.js';
import { events, isStop, Problem, problemOf } from './stroom.js';

class Taak extends HTMLElement {
  /** @type {AbortController|null} */
  #working = null;

  connectedCallback() {
    const form = need(this, 'form[data-taak]', HTMLFormElement);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#do(form);
    });
    need(this, '[data-stop]', HTMLElement).addEventListener('click', () => this.#working?.abort());
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#working?.abort();
    });
  }

  disconnectedCallback() {
    this.#working?.abort();
  }

  /** @param {HTMLFormElement} form */
  async #do(form) {
    if (this.#working) return;
    this.#working = new AbortController();
    this.#busy(true);
    try {
      const headers = { Accept: 'text/event-stream' };
      const response = await fetch(form.action, { method: 'POST', body: new FormData(form), headers, signal: this.#working.signal });
      if (!response.ok) throw await problemOf(response);
      for await (const { event, data } of events(response)) this.#on(event, data);
      for (const field of form.querySelectorAll('[data-concept]')) {
        if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) forgetDraft(field);
      }
    } catch (error) {
      this.#ended(error);
    } finally {
      this.#working = null;
      this.#busy(false);
    }
  }

  /** @param {string} event @param {any} data */
  #on(event, data) {
    if (event === 'status') this.#status(data);
    else if (event === 'text') this.#grow(data.text);
    else if (event === 'result') this.#show(data.html);
    else if (event === 'problem') throw new Problem(data);
  }

  /** @param {{text: string, done?: number, total?: number}} status */
  #status(status) {
    const counted = status.total && !status.text.includes(` van ${status.total}`);
    this.#say(counted ? `${status.text} (${status.done} van ${status.total})` : status.text);
    const bar = need(this, '[data-voortgang]', HTMLProgressElement);
    if (!status.total) return;
    bar.max = status.total;
    bar.value = status.done ?? 0;
  }

  /** @param {string} text */
  #grow(text) {
    if (!text) return;
    const live = need(this, '[data-live]', HTMLElement);
    live.hidden = false;
    live.append(text);
  }

  /** @param {string} html made and escaped by the service */
  #show(html) {
    const place = need(this, '[data-resultaat]', HTMLElement);
    const made = document.createElement('template');
    made.innerHTML = html;
    place.replaceChildren(made.content);
    offerCopies(place);
    need(this, '[data-live]', HTMLElement).hidden = true;
    this.#say('Het concept is klaar.');
    need(place, 'h2', HTMLElement).focus();
  }

  /** What was filled in stays. @param {unknown} error */
  #ended(error) {
    if (isStop(error)) return this.#say('Gestopt. Wat u invulde, staat er nog.');
    const told = error instanceof Problem ? error.body : { title: 'Er is geen verbinding', detail: 'Wat u invulde, staat er nog.' };
    const box = clone('fout');
    box.setAttribute('role', 'alert');
    const heading = need(box, 'h2', HTMLElement);
    heading.textContent = told.title;
    const text = document.createElement('p');
    text.className = 'alert__text';
    text.textContent = told.detail;
    heading.after(text);
    const kind = error instanceof Problem ? error.kind : '';
    box.querySelector(`[data-raad="${CSS.escape(kind)}"]`)?.removeAttribute('hidden');
    need(this, '[data-melding]', HTMLElement).replaceChildren(box);
    this.#say('');
    box.scrollIntoView({ block: 'nearest' });
  }

  /** @param {boolean} busy */
  #busy(busy) {
    need(this, '[data-stop]', HTMLElement).hidden = !busy;
    need(this, 'form[data-taak] [type=submit]', HTMLElement).hidden = busy;
    const bar = need(this, '[data-voortgang]', HTMLProgressElement);
    bar.hidden = !busy;
    if (!busy) return;
    bar.removeAttribute('value');
    need(this, '[data-melding]', HTMLElement).replaceChildren();
    need(this, '[data-live]', HTMLElement).replaceChildren();
    need(this, '[data-resultaat]', HTMLElement).replaceChildren();
    this.#say('De assistent begint.');
  }

  /** @param {string} text */
  #say(text) {
    need(this, '[data-status]', HTMLElement).textContent = text;
  }
}

customElements.define('nb-taak', Taak);
