import {english} from '../core/messages.js';

/** The sentences in English, which are built in: what another language has to say. */
export default english;
