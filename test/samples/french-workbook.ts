import { workbookBytes, type SampleCell } from './xlsx-writer';

/** A small workbook as a French-speaking office would send it: its own headers, dates as dates, numbers as numbers. */
const ROWS: readonly (readonly SampleCell[])[] = [
  ['Numéro', 'Nom complet', 'Date de naissance', 'Précision de la date de naissance', 'Âge', 'Sexe', 'Nationalité', 'Type de retour', 'Langue', 'Lieu', 'Type de document', 'Numéro de document', 'Téléphone', 'Remarques'],
  ['ARL-1', 'Koffi Mensah', { date: '1991-06-02' }, '', '', 'H', 'Ghana', 'RVA', 'twi', 'Arlit', 'passeport', 'G1234567', '+227 91 00 11 22', ''],
  ['ARL-2', 'Aïssatou Bah', { date: '1998-01-01' }, 'année', '', 'F', 'Guinée', 'RVA', 'peul', 'Arlit', 'aucun', '', 22_791_334_455, 'arrivée le 3 mars'],
  ['ARL-3', 'عبد الله', 1987, '', '', 'M', 'Soudan', 'RHV', 'arabe', 'Arlit', '', '', '', ''],
  ['ARL-4', 'ሰላም በቀለ', '', '', 24, 'femme', 'Éthiopie', 'RVA', 'amharique', 'Arlit', '', '', '', ''],
  ['ARL-5', 'Serge Ngono', '~1980', '', '', 'homme', 'Cameroun', 'RVA', 'français', 'Arlit', 'CNI', 110_223_344, '', ''],
  ['ARL-6', 'Blaise', { date: '2095-05-05' }, '', '', 'H', 'Congo', 'RVA', 'français', 'Arlit', '', '', '', 'deux fautes'],
  ['ARL-7', '', '', '', -4, 'Z', 'Bénin', 'expulsion', 'fon', '', '', '', '', 'cinq fautes'],
];

/** Stored unpacked and without time stamps, so that it is the same file wherever it is made. */
export function frenchWorkbook(): Promise<Buffer> {
  return workbookBytes(ROWS, { compress: false });
}
