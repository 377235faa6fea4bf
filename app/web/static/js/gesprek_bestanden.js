// @ts-check
// Own files as sources for this conversation: added one by one, each with its outcome.

import { upload } from './opladen.js';
import { need } from './sjabloon.js';

export class Bestanden {
  /** @param {HTMLElement} root @param {{conversation(): Promise<string>, say(text: string): void, refresh(): Promise<void>}} gesprek */
  constructor(root, gesprek) {
    this.gesprek = gesprek;
    this.form = need(root, 'form[data-bestanden]', HTMLFormElement);
    this.field = need(this.form, 'input[type=file]', HTMLInputElement);
    const button = need(root, '[data-bijlage]', HTMLButtonElement);
    button.hidden = false;
    button.addEventListener('click', () => this.field.click());
    this.field.addEventListener('change', () => void this.#add());
    need(this.form, '[data-zonder-script]', HTMLElement).hidden = true;
    this.form.hidden = !this.form.querySelector('.files__list');
  }

  async #add() {
    const files = [...(this.field.files ?? [])];
    this.form.hidden = false;
    this.form.querySelector('details')?.setAttribute('open', '');
    for (const file of files) await this.#one(file);
    this.field.value = '';
    await this.gesprek.refresh();
  }

  /** @param {File} file */
  async #one(file) {
    const line = this.#line(file.name);
    const told = need(line, 'span', HTMLElement);
    this.gesprek.say(`${file.name} wordt gelezen.`);
    try {
      const address = `/v1/gesprekken/${await this.gesprek.conversation()}/bestanden`;
      const failed = await upload(address, file, (share) => {
        told.textContent = share < 1 ? ` ${Math.round(share * 100)} %` : ' wordt gelezen';
      });
      told.textContent = failed ? ` is niet toegevoegd: ${failed}` : ' is toegevoegd';
    } catch (error) {
      told.textContent = ` is niet toegevoegd: ${error instanceof Error ? error.message : 'er ging iets mis'}`;
    }
    this.gesprek.say(file.name + told.textContent);
  }

  /** @param {string} name */
  #line(name) {
    let list = this.form.querySelector('.files__list');
    if (!list) {
      list = document.createElement('ul');
      list.className = 'files__list';
      need(this.form, '.hint', HTMLElement).after(list);
    }
    const line = document.createElement('li');
    line.append(name, document.createElement('span'));
    list.append(line);
    return line;
  }
}
