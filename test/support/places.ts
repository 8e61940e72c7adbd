/** Where a page puts the tag. */
export interface Place {
  /** Puts an element there, and returns what makes a hidden place visible. */
  readonly put: (element: Element, page: HTMLElement) => (() => unknown) | undefined;
  /** The element cannot be seen or used at first. */
  readonly isHidden?: true;
  /** The fields cannot be used at first. */
  readonly isDisabled?: true;
}

const visible =
  (put: (element: Element, page: HTMLElement) => void): Place['put'] =>
  (element, page) => {
    put(element, page);
    return undefined;
  };

function inside<E extends Element>(parent: E, element: Element, page: ParentNode): E {
  parent.append(element);
  page.append(parent);
  return parent;
}

function create<N extends keyof HTMLElementTagNameMap>(name: N, attributes: Record<string, string> = {}) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}

/** A shadow root in a new element of the page. */
function shadowIn(page: Node, mode: ShadowRootMode): ShadowRoot {
  return page.appendChild(create('div')).attachShadow({mode});
}

/** A place that is hidden by an attribute until that is removed. */
const hiddenBy = (attribute: string, value = ''): Place => ({
  isHidden: true,
  put: (element, page) => {
    const parent = inside(create('div', {[attribute]: value}), element, page);
    return () => {
      parent.removeAttribute(attribute);
    };
  },
});

/** By their names. A place needs no script of the page but the one that shows it. */
export const places: Readonly<Record<string, Place>> = {
  'the page': {put: visible((element, page) => page.append(element))},
  'an open shadow root': {put: visible((element, page) => shadowIn(page, 'open').append(element))},
  'a closed shadow root': {put: visible((element, page) => shadowIn(page, 'closed').append(element))},
  'three shadow roots': {
    put: visible((element, page) =>
      shadowIn(shadowIn(shadowIn(page, 'open'), 'closed'), 'open').append(element),
    ),
  },
  'the slot of another component': {
    put: visible((element, page) => {
      const component = create('div');
      component.attachShadow({mode: 'open'}).append(create('slot'));
      inside(component, element, page);
    }),
  },
  'a slot inside a closed shadow root': {
    put: visible((element, page) => {
      const component = create('div');
      component.attachShadow({mode: 'closed'}).append(create('slot'));
      inside(component, element, shadowIn(page, 'closed'));
    }),
  },
  'a dialog opened before with show()': {
    put: visible((element, page) => {
      const dialog = page.appendChild(create('dialog'));
      dialog.show();
      dialog.append(element);
    }),
  },
  'a dialog opened before with showModal()': {
    put: visible((element, page) => {
      const dialog = page.appendChild(create('dialog'));
      dialog.showModal();
      dialog.append(element);
    }),
  },
  'a dialog opened later with show()': {
    isHidden: true,
    put: (element, page) => {
      const dialog = inside(create('dialog'), element, page);
      return () => {
        dialog.show();
      };
    },
  },
  'a dialog opened later with showModal()': {
    isHidden: true,
    put: (element, page) => {
      const dialog = inside(create('dialog'), element, page);
      return () => {
        dialog.showModal();
      };
    },
  },
  'a popover': {
    isHidden: true,
    put: (element, page) => {
      const popover = inside(create('div', {popover: ''}), element, page);
      return () => {
        popover.showPopover();
      };
    },
  },
  'a hidden tab': hiddenBy('hidden'),
  'a tab that is found by searching': hiddenBy('hidden', 'until-found'),
  'a tab with display: none': hiddenBy('style', 'display: none'),
  'a tab with visibility: hidden': hiddenBy('style', 'visibility: hidden'),
  'an inert part of the page': hiddenBy('inert'),
  'closed <details>': {
    isHidden: true,
    put: (element, page) => {
      const details = inside(create('details'), element, page);
      details.prepend(create('summary'));
      return () => {
        details.open = true;
      };
    },
  },
  'content-visibility: auto': {
    put: visible((element, page) =>
      inside(
        create('div', {style: 'content-visibility: auto; contain-intrinsic-size: 400px'}),
        element,
        page,
      ),
    ),
  },
  'a disabled <fieldset>': {
    isDisabled: true,
    put: (element, page) => {
      const fieldset = inside(create('fieldset', {disabled: ''}), element, page);
      return () => {
        fieldset.disabled = false;
      };
    },
  },
  'another form': {put: visible((element, page) => inside(create('form'), element, page))},
  'a label': {put: visible((element, page) => inside(create('label'), element, page))},
  'an editor': {put: visible((element, page) => inside(create('div', {contenteditable: ''}), element, page))},
  'a page from right to left': {
    put: visible((element, page) => inside(create('div', {dir: 'rtl'}), element, page)),
  },
  'a template': {
    put: visible((element, page) => {
      const template = create('template');
      template.content.append(element);
      page.append(template.content);
    }),
  },
  'a document without a window': {
    put: visible((element, page) => {
      document.implementation.createHTMLDocument().body.append(element);
      page.append(element);
    }),
  },
  'a part of the page that is moved': {
    put: visible((element, page) => {
      const list = inside(create('div'), element, page);
      page.prepend(list);
      list.remove();
      page.append(list);
    }),
  },
  'a focused region': {
    put: visible((element, page) => {
      const main = page.appendChild(create('main', {tabindex: '-1'}));
      main.focus();
      main.append(element);
    }),
  },
};
