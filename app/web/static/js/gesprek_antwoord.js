// @ts-check
// One question with its answer, while it is written and when it is complete.

import { clone, need } from './sjabloon.js';

const TRIES = 8;
const WAIT_MS = 250;

export class Antwoord {
  /** The id of the exchange, once the service gave it. */
  message = '';

  /** @param {HTMLElement} log @param {string} question */
  constructor(log, question) {
    this.asked = clone('vraag');
    need(this.asked, 'p', HTMLElement).textContent = question;
    this.item = clone('antwoord');
    this.text = need(this.item, '.answer', HTMLElement);
    this.status = need(this.item, '[data-voortgang]', HTMLElement);
    log.append(this.asked, this.item);
  }

  get began() {
    return this.text.childElementCount > 0;
  }

  get progress() {
    return this.status.textContent ?? '';
  }

  set progress(text) {
    this.status.textContent = text;
  }

  /** A sentence that was released; its block follows with marks and links. @param {string} id @param {string} text */
  grow(id, text) {
    const claim = document.createElement('span');
    claim.className = 'claim';
    claim.id = id;
    claim.setAttribute('data-support', 'pending');
    claim.textContent = text;
    const last = this.text.lastElementChild ?? this.text.appendChild(document.createElement('p'));
    last.append(claim);
  }

  /** The paragraph or list so far, as the service made and escaped it. @param {string} id @param {string} html */
  block(id, html) {
    const made = parsed(html).firstElementChild;
    if (!made) return;
    for (const pending of this.text.querySelectorAll('[data-support=pending]')) pending.remove();
    for (const empty of this.text.querySelectorAll('p:empty')) empty.remove();
    const there = this.text.querySelector(`#${CSS.escape(id)}`);
    if (there) there.replaceWith(made);
    else this.text.append(made);
  }

  /** The same for an answer that broke off, which is kept a moment later than the reader sees it. @param {string} address */
  async settleSoon(address) {
    for (let tries = 0; tries < TRIES; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
      const sources = await this.settle(address);
      if (sources) return sources;
    }
    return null;
  }

  /** Puts the answer as it was kept, with its check and buttons, in place of what grew; gives its sources.
   * @param {string} address @returns {Promise<HTMLElement|null>} */
  async settle(address) {
    const response = await fetch(address);
    if (!response.ok) return null;
    const { turns, sources } = kept(await response.text());
    this.asked.remove();
    this.item.replaceWith(...turns);
    revive(turns);
    return sources;
  }

  /** No more comes. @param {string} text */
  close(text) {
    this.progress = text;
    this.item.querySelector('.dots')?.remove();
    this.text.removeAttribute('aria-busy');
  }

  remove() {
    this.asked.remove();
    this.item.remove();
  }
}

/** A question and its answer as the service keeps them, with the panel of sources. @param {string} html */
export function kept(html) {
  const page = parsed(html);
  const sources = page.querySelector('[data-bronnen-van]');
  return {
    turns: [...page.querySelectorAll('ol:first-of-type > li')].slice(0, 2),
    sources: sources instanceof HTMLElement ? sources : null,
  };
}

/** Lets the forms in what was put in the page work as those that came with it. @param {Element[]} turns */
export function revive(turns) {
  if ('htmx' in window) for (const turn of turns) /** @type {any} */ (window).htmx.process(turn);
}

/** @param {string} html @returns {DocumentFragment} */
function parsed(html) {
  const made = document.createElement('template');
  made.innerHTML = html;
  return made.content;
}
