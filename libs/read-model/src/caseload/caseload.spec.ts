import { consented, corrected, registered, screened, withdrawn } from '../testing/facts';
import { rowsOf } from '../testing/given-facts';
import { caseload } from './caseload.projection';

const ADULT = { office: 'TRIPOLI', nationality: 'NGA', returnCountry: 'NGA', sex: 'female', ageBand: '18-59' };

describe('caseload', () => {
  it('counts a case once under any flag and once under each of its flags', () => {
    expect(rowsOf(caseload, [registered(), consented(), screened(['pregnant', 'health_need'])])).toEqual([
      { ...ADULT, phase: 'screened', flag: '(any)', cases: 1 },
      { ...ADULT, phase: 'screened', flag: 'pregnant', cases: 1 },
      { ...ADULT, phase: 'screened', flag: 'health_need', cases: 1 },
    ]);
  });

  it('moves a case from the counter it leaves to the one it enters', () => {
    expect(rowsOf(caseload, [registered(), consented(), withdrawn()])).toEqual([{ ...ADULT, phase: 'withdrawn', flag: '(any)', cases: 1 }]);
  });

  it('counts a corrected person as who they are', () => {
    expect(rowsOf(caseload, [registered(), corrected({ sex: 'male', claimedNationality: 'GHA', ageBand: '12-17' })])).toEqual([
      { office: 'TRIPOLI', nationality: 'GHA', returnCountry: 'NGA', sex: 'male', ageBand: '12-17', phase: 'registered', flag: '(any)', cases: 1 },
    ]);
  });
});
