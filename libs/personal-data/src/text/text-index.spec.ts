import { MemoryKeyStore } from '../memory-key-store';
import { openPersonalData } from '../personal-data';
import { MIN_SENTENCE_CHARACTERS, sentencesOf } from './sentences';

const FIVE = ['The family home still stands in the village.', 'Her uncle has confirmed that he will receive her.', 'The road was open in the last two months.', 'A clinic works one hour away by bus.', 'No armed group was seen there this year.'];
const FINDING = FIVE.join(' ');
const PART = 'family_situation';

async function given() {
  const { texts, eraser } = await openPersonalData({ keyStore: new MemoryKeyStore() });
  await texts.remember('amina', { caseId: 'case-1', part: PART, text: FINDING });
  return { texts, eraser, similar: (text: string, caseId = 'case-2', part = PART) => texts.similarTo({ caseId, part, text }) };
}

describe('sentences', () => {
  it('are told apart by their stops, in one form, and only when they say something', () => {
    expect(sentencesOf('The  Road\tis OPEN since May. Ok.\nA line of its own, no stop\r\nThe price is 3.50 for a seat!')).toEqual(['the road is open since may', 'a line of its own, no stop', 'the price is 3.50 for a seat']);
    expect(sentencesOf('هل الطريق مفتوح منذ الشهر الماضي؟نعم، وقد أكد ذلك عمها أيضا۔')).toHaveLength(2);
    expect(sentencesOf('ﬁnally the home was found there')).toEqual(['finally the home was found there']);
    expect(sentencesOf('')).toEqual([]);
  });

  it('count from twenty characters on, each once, and no more than a finding can hold', () => {
    expect(sentencesOf(`${'x'.repeat(MIN_SENTENCE_CHARACTERS - 1)}.`)).toEqual([]);
    expect(sentencesOf(`${'x'.repeat(MIN_SENTENCE_CHARACTERS)}. ${'X'.repeat(MIN_SENTENCE_CHARACTERS)}!`)).toHaveLength(1);
    expect(sentencesOf(Array.from({ length: 250 }, (_, index) => `This is the sentence number ${index}.`).join(' '))).toHaveLength(200);
  });
});

describe('the search for copied texts', () => {
  it('finds the same text in another case, whatever its case and spacing', async () => {
    const { similar } = await given();
    expect(await similar(FINDING)).toEqual([{ caseId: 'case-1', share: 1 }]);
    expect(await similar(FINDING.toUpperCase().replaceAll(' ', '  '))).toEqual([{ caseId: 'case-1', share: 1 }]);
  });

  it('tells the share of the sentences that are the same', async () => {
    const { similar } = await given();
    expect(await similar(FINDING.replace('uncle', 'aunt'))).toEqual([{ caseId: 'case-1', share: 0.8 }]);
    expect(await similar([...FIVE.slice(0, 2), 'Something quite different is the case here.'].join(' '))).toEqual([{ caseId: 'case-1', share: 0.67 }]);
  });

  it('starts at half', async () => {
    const { similar } = await given();
    const other = (count: number) => Array.from({ length: count }, (_, index) => `Nothing like it was ever written before: ${index}.`);
    expect(await similar([...FIVE, ...other(5)].join(' '))).toEqual([{ caseId: 'case-1', share: 0.5 }]);
    expect(await similar([...FIVE, ...other(6)].join(' '))).toEqual([]);
    expect(await similar('Too short. Very.')).toEqual([]);
  });

  it('looks at other cases and the same part only', async () => {
    const { similar } = await given();
    expect(await similar(FINDING, 'case-1')).toEqual([]);
    expect(await similar(FINDING, 'case-2', 'route_safety')).toEqual([]);
  });

  it('names at most five, most alike first', async () => {
    const { texts, similar } = await given();
    for (const n of [9, 8, 7, 6, 5, 4]) await texts.remember(`p-${n}`, { caseId: `case-${n}`, part: PART, text: n === 8 ? FINDING : FIVE.slice(0, 4).join(' ') });
    expect(await similar(FINDING)).toEqual([
      { caseId: 'case-1', share: 1 },
      { caseId: 'case-8', share: 1 },
      { caseId: 'case-4', share: 0.8 },
      { caseId: 'case-5', share: 0.8 },
      { caseId: 'case-6', share: 0.8 },
    ]);
  });

  it('forgets what was written before, and everything with the person', async () => {
    const { texts, eraser, similar } = await given();
    await texts.remember('amina', { caseId: 'case-1', part: PART, text: 'All of it was written anew by the officer.' });
    expect(await similar(FINDING)).toEqual([]);
    expect(await similar('All of it was written anew by the officer.')).toEqual([{ caseId: 'case-1', share: 1 }]);
    await eraser.erase('amina');
    expect(await similar('All of it was written anew by the officer.')).toEqual([]);
    await expect(texts.remember('amina', { caseId: 'case-1', part: PART, text: FINDING })).rejects.toMatchObject({ code: 'SubjectErased' });
  });
});
