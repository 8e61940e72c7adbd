import type {ComplexAttributeConverter, PropertyDeclaration} from 'lit';

const present: ComplexAttributeConverter<boolean> = {
  fromAttribute: (value) => value !== null && value !== 'false',
};

/** A boolean attribute. «false» means false: Vue and Svelte write it when they meet a tag that is not defined yet. */
export const flag: PropertyDeclaration<boolean> = {type: Boolean, converter: present};
