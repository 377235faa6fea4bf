// @ts-check
// Follows the end of the conversation until the reader scrolls up.

const NEAR = 120;

export class Venster {
  #following = true;

  /** @param {HTMLElement} box @param {HTMLElement} button */
  constructor(box, button) {
    this.box = box;
    this.button = button;
    box.addEventListener('scroll', () => this.#looked(), { passive: true });
    addEventListener('scroll', () => this.#looked(), { passive: true });
    button.addEventListener('click', () => this.toEnd());
  }

  /** On a wide screen the box scrolls, on a narrow one the page. */
  get #scroller() {
    return getComputedStyle(this.box).overflowY === 'auto' ? this.box : document.documentElement;
  }

  toEnd() {
    this.#following = true;
    this.button.hidden = true;
    this.#jump();
  }

  follow() {
    if (this.#following) this.#jump();
    else this.button.hidden = false;
  }

  #jump() {
    if (this.#scroller === this.box) this.box.scrollTop = this.box.scrollHeight;
    else if (this.box.querySelector('li')) this.box.lastElementChild?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }

  #looked() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    this.#following = scrollHeight - scrollTop - clientHeight < NEAR || this.#scroller !== this.box;
    if (this.#following) this.button.hidden = true;
  }
}
