// @ts-check
// A conversation: sends a question, shows the answer as it is written, and stops when asked to.
// Without this script the same form posts to a page, and the answer comes whole.

import { Antwoord } from './gesprek_antwoord.js';
import { Bestanden } from './gesprek_bestanden.js';
import { Bronnen } from './gesprek_bronnen.js';
import { listen, showWhatOpens } from './gesprek_knoppen.js';
import { Melding } from './gesprek_melding.js';
import { Venster } from './gesprek_venster.js';
import { listenForDrops } from './gesprek_zin.js';
import { foldOnSmallScreens, forgetDraft } from './pagina.js';
import { need } from './sjabloon.js';
import { events, isStop, Problem, send } from './stroom.js';

const STILL_BUSY_MS = 8000;
const LONGEST_TITLE = 60;
const STOPPED = 'Gestopt. Het antwoord is niet compleet.';
const LATE = 'U bent nog niet aan de beurt. Het duurt langer dan verwacht.';
const BROKEN = 'Afgebroken. Het antwoord is niet compleet.';

/** @typedef {{phase: string, text: string, message?: string, place?: number, wait_seconds?: number}} Status */
/** @typedef {{question: string, privacy: string, reason: string, instead: string}} Bericht */

class Praten {
  /** @type {AbortController|null} */
  #sending = null;
  /** @type {string[]|null} */
  #scope = null;
  #isNew = false;
  /** When a question that waits should have its turn, in milliseconds; 0 when it does not wait. */
  #due = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.form = need(root, 'form[data-invoer]', HTMLFormElement);
    this.field = need(this.form, 'textarea', HTMLTextAreaElement);
    this.log = need(root, '[data-log]', HTMLElement);
    this.bronnen = new Bronnen(need(root, '[data-bronnen]', HTMLElement));
    this.melding = new Melding(this.form);
    this.venster = new Venster(need(root, '[data-venster]', HTMLElement), need(root, '[data-naar-nieuwste]', HTMLElement));
    this.bestanden = new Bestanden(root, this);
    this.form.noValidate = true;
    this.form.addEventListener('submit', (event) => this.#submitted(event));
    this.field.addEventListener('keydown', (event) => this.#typed(event));
    listen(root, this);
    listenForDrops(root, this);
    showWhatOpens(root);
    root.addEventListener('submit', (event) => this.#again(event));
    this.venster.toEnd();
    this.#firstQuestion();
  }

  /** The id of the conversation, which is made when the first question is sent. */
  async conversation() {
    if (!this.root.dataset.gesprek) {
      const made = await (await send('/v1/gesprekken', { collections: this.#chosen() })).json();
      this.root.dataset.gesprek = made.id;
      this.#isNew = true;
      history.replaceState(null, '', `/gesprek/${made.id}`);
    }
    return this.root.dataset.gesprek ?? '';
  }

  /** A short status for everyone; the answer itself is no live region. @param {string} text */
  say(text) {
    need(this.form, '[data-status]', HTMLElement).textContent = text;
  }

  stop() {
    this.#sending?.abort();
  }

  /** A question that was typed on the first page. */
  #firstQuestion() {
    const waiting = sessionStorage.getItem('eerste-vraag');
    if (!waiting || this.root.dataset.gesprek) return;
    sessionStorage.removeItem('eerste-vraag');
    const { question, collections } = JSON.parse(waiting);
    this.#scope = collections;
    this.field.value = question;
    this.form.requestSubmit();
  }

  /** @param {KeyboardEvent} event */
  #typed(event) {
    const sends = this.root.dataset.enter === 'regel' ? event.ctrlKey || event.metaKey : !event.shiftKey;
    if (event.key !== 'Enter' || !sends || event.isComposing) return;
    event.preventDefault();
    if (!this.melding.waits) this.form.requestSubmit();
  }

  /** @param {SubmitEvent} event */
  #submitted(event) {
    event.preventDefault();
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
    if (button?.hasAttribute('data-aanpassen')) return this.melding.edit(this.field);
    const question = this.field.value.trim();
    if (!question) {
      this.melding.warn('U hebt nog niets getypt', 'Typ eerst een vraag.');
      return this.field.focus();
    }
    const privacy = button?.name === 'privacy' ? button.value : 'ask';
    void this.#ask({ question, privacy, reason: this.melding.reason, instead: '' });
  }

  /** The button under a stopped answer asks the same again. @param {Event} event */
  #again(event) {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute('data-opnieuw')) return;
    event.preventDefault();
    const values = Object.fromEntries(new FormData(form));
    const old = form.closest('[data-antwoord]');
    old?.previousElementSibling?.remove();
    old?.remove();
    void this.#ask({ question: String(values.question), privacy: 'mask', reason: '', instead: String(values.instead) });
  }

  /** @param {Bericht} bericht */
  async #ask(bericht) {
    if (this.#sending) return;
    const sending = new AbortController();
    this.#sending = sending;
    this.melding.clear();
    this.#busy(true);
    this.root.querySelector('[data-leeg]')?.remove();
    const answer = new Antwoord(this.log, bericht.question);
    this.venster.toEnd();
    const signs = setInterval(() => this.#stillBusy(answer), STILL_BUSY_MS);
    try {
      this.#tell(answer, 'De assistent zoekt in bronnen.');
      const response = await send(`/v1/gesprekken/${await this.conversation()}/berichten`, bericht, sending.signal);
      this.#accepted(bericht);
      for await (const { event, data } of events(response)) await this.#on(event, data, answer);
    } catch (error) {
      this.#ended(error, bericht, answer);
    } finally {
      clearInterval(signs);
      this.#sending = null;
      this.#busy(false);
    }
  }

  /** @param {Bericht} bericht */
  #accepted(bericht) {
    if (this.field.value.trim() === bericht.question) this.field.value = '';
    forgetDraft(this.field);
    const title = need(this.root, '[data-titel]', HTMLElement);
    if (title.textContent === 'Nieuw gesprek') title.textContent = shortened(bericht.question);
  }

  /** @param {string} event @param {any} data @param {Antwoord} answer */
  async #on(event, data, answer) {
    if (event === 'status') this.#status(answer, data);
    else if (event === 'sources') this.bronnen.found(data);
    else if (event === 'token') answer.grow(data.sentence, data.text);
    else if (event === 'block') answer.block(data.id, data.html);
    else if (event === 'done') await this.#done(answer, data);
    else if (event === 'problem' || event === 'withheld') throw new Problem(data);
    this.venster.follow();
  }

  /** @param {Antwoord} answer @param {Status} status */
  #status(answer, status) {
    answer.message = status.message ?? answer.message;
    this.#due = status.phase === 'queue' && status.place ? Date.now() + 1000 * (status.wait_seconds ?? 0) : 0;
    this.#tell(answer, statusText(status));
  }

  /** @param {Antwoord} answer */
  #stillBusy(answer) {
    if (this.#due && Date.now() > this.#due) this.#tell(answer, LATE);
    else this.say(`Nog bezig. ${answer.progress}`);
  }

  /** @param {Antwoord} answer @param {{summary: string}} data */
  async #done(answer, data) {
    const sources = await answer.settle(this.#place(answer));
    if (sources) this.bronnen.show(sources);
    this.say(`Antwoord klaar. ${data.summary}`);
    await this.#listed();
  }

  /** A new conversation comes in the list. */
  async #listed() {
    if (this.#isNew) await this.refresh();
    this.#isNew = false;
  }

  /** Shows the list of conversations, the last day and where it looks as they are now. */
  async refresh() {
    const response = await fetch(`/gesprek/${this.root.dataset.gesprek}`);
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const part of ['.side', '[data-zoekt]', '[data-titel]']) {
      const fresh = page.querySelector(part);
      if (fresh) this.root.querySelector(part)?.replaceWith(fresh);
    }
    foldOnSmallScreens(this.root);
  }

  /** What there is of an answer that broke off stays, with a button to ask again. @param {Antwoord} answer @param {string} text */
  async #brokeOff(answer, text) {
    answer.close(text);
    const sources = await answer.settleSoon(this.#place(answer));
    if (sources) this.bronnen.show(sources);
    await this.#listed();
  }

  /** @param {Antwoord} answer */
  #place(answer) {
    return `/gesprek/${this.root.dataset.gesprek}/bericht/${answer.message}`;
  }

  /** What was released stays; a question that got no answer stands in the field again.
   * @param {unknown} error @param {Bericht} bericht @param {Antwoord} answer */
  #ended(error, bericht, answer) {
    const stopped = isStop(error);
    if (answer.began) void this.#brokeOff(answer, stopped ? STOPPED : BROKEN);
    else {
      answer.remove();
      this.bronnen.forget();
    }
    if (!answer.began || !stopped) this.#giveBack(bericht);
    if (stopped) {
      this.say(answer.began ? STOPPED : 'Gestopt. Uw vraag staat er nog.');
      this.field.focus();
      return;
    }
    this.say('');
    this.melding.tell(error);
  }

  /** @param {Bericht} bericht */
  #giveBack(bericht) {
    if (!this.field.value) this.field.value = bericht.question;
    this.field.dispatchEvent(new Event('input'));
  }

  /** @param {boolean} busy */
  #busy(busy) {
    need(this.form, '[data-stop]', HTMLElement).hidden = !busy;
    need(this.form, '[data-verstuur]', HTMLElement).hidden = busy || this.melding.waits;
  }

  /** @param {Antwoord} answer @param {string} text */
  #tell(answer, text) {
    answer.progress = text;
    this.say(text);
  }

  #chosen() {
    if (this.#scope) return this.#scope;
    const boxes = [...this.root.querySelectorAll('[data-zoekt-in] input[name=collectie]')];
    const names = boxes.flatMap((box) => (box instanceof HTMLInputElement && box.checked ? [box.value] : []));
    return names.length === boxes.length ? null : names;
  }
}

/** As the service shortens it. @param {string} question */
function shortened(question) {
  return question.length > LONGEST_TITLE ? `${question.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')} …` : question;
}

/** @param {Status} status */
function statusText(status) {
  if (status.phase !== 'queue' || !status.place) return status.text;
  const seconds = Math.max(1, Math.round(status.wait_seconds ?? 0));
  return `${status.text}. Nog ongeveer ${seconds} ${seconds === 1 ? 'seconde' : 'seconden'}.`;
}

class Gesprek extends HTMLElement {
  /** @type {Praten|null} */
  #praten = null;

  connectedCallback() {
    this.#praten = new Praten(this);
    document.addEventListener('keydown', this.#escaped);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#escaped);
    this.#praten?.stop();
  }

  #escaped = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape') this.#praten?.stop();
  };
}

customElements.define('nb-gesprek', Gesprek);
