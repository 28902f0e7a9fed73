import type { RegisteredCase } from '../state';
import { withRecipient } from './recipients';

/**
 * Remembers that the country of origin heard of the person, from whom of its people and through what. Never forgotten: it
 * makes a later claim for protection an incident.
 */
export function withContact(state: RegisteredCase, recipient: string, contact: string): RegisteredCase {
  const told = withRecipient(state, recipient);
  const { contacts } = told.consular;
  return contacts.includes(contact) ? told : { ...told, consular: { ...told.consular, contacts: [...contacts, contact] } };
}
