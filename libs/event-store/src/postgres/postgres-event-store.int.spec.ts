import { openThrowAwayEventStore } from '../../../../test/support/event-store-database';
import { describeEventStoreContract } from '../testing';

describeEventStoreContract('on PostgreSQL', openThrowAwayEventStore);
