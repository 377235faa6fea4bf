// @ts-check
// The panel of sources: what was found, then what was used, and which one is looked at.

import { clone, need } from './sjabloon.js';

/** @typedef {{nr: number, title: string, heading: string, page: number|null}} Source */

export class Bronnen {
  /** @type {HTMLElement|null} */
  #found = null;

  /** @param {HTMLElement} panel */
  constructor(panel) {
    this.panel = panel;
  }

  /** @param {Source[]} sources */
  found(sources) {
    this.forget();
    const box = document.createElement('section');
    const title = document.createElement('h2');
    title.className = 'nl-heading nl-heading--level-2';
    title.textContent = `${sources.length} ${sources.length === 1 ? 'passage' : 'passages'} gevonden`;
    const list = document.createElement('ol');
    list.append(...sources.map(card));
    box.append(title, list);
    this.#hint(false);
    this.panel.prepend(box);
    this.#found = box;
  }

  /** @param {HTMLElement} panel the sources of an answer that is complete */
  show(panel) {
    this.forget();
    for (const other of this.panel.querySelectorAll('[data-bronnen-van]')) {
      if (other.getAttribute('data-bronnen-van') === panel.dataset.bronnenVan) other.remove();
      else other.removeAttribute('open');
    }
    this.#hint(false);
    this.panel.prepend(panel);
  }

  forget() {
    this.#found?.remove();
    this.#found = null;
    this.#hint(!this.panel.querySelector('[data-bronnen-van]'));
  }

  /** Shows which source or reason is looked at; the browser itself moves there. @param {string} id */
  light(id) {
    const card = document.getElementById(id);
    card?.closest('details')?.setAttribute('open', '');
    for (const each of this.panel.querySelectorAll('.src[aria-current]')) each.removeAttribute('aria-current');
    if (card?.classList.contains('src')) card.setAttribute('aria-current', 'true');
  }

  /** @param {boolean} shown */
  #hint(shown) {
    need(this.panel, '[data-geen-bronnen]', HTMLElement).hidden = !shown;
  }
}

/** @param {Source} source */
function card(source) {
  const made = clone('bron');
  need(made, '.nl-number-badge', HTMLElement).textContent = String(source.nr);
  need(made, 'h3', HTMLElement).textContent = source.title;
  const nearest = source.heading.split(' > ').at(-1) ?? '';
  const page = source.page ? `pagina ${source.page}` : '';
  const place = [nearest === source.title ? '' : nearest, page].filter(Boolean).join(' · ');
  need(made, '.src__meta', HTMLElement).textContent = place;
  return made;
}
