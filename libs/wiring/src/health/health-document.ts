const text = { type: 'string' };
const sentences = { type: 'array', items: text };
const names = (...values: string[]) => ({ type: 'string', enum: values });
const listOf = (properties: Record<string, { type: string }>) => ({
  type: 'array',
  items: { type: 'object', required: Object.keys(properties), properties },
});

export const LIVE_SCHEMA = { type: 'object', required: ['status'], properties: { status: names('live') } };

export const READY_SCHEMA = {
  type: 'object',
  required: ['status', 'service', 'reasons', 'warnings', 'subscriptions', 'projections'],
  properties: {
    status: names('ready', 'not-ready'),
    service: text,
    reasons: { ...sentences, description: 'What stands in the way of work, one sentence each.' },
    warnings: { ...sentences, description: 'What an operator should look at while work goes on.' },
    subscriptions: {
      ...listOf({ name: text, standing: names('leader', 'standby', 'stopped') }),
      description: 'Work that one process of several does: whether this one does it or stands by.',
    },
    projections: {
      ...listOf({ name: text, lagEvents: { type: 'integer' }, lagSeconds: { type: 'number' }, parkedCases: { type: 'integer' } }),
      description: 'How far each read model is behind the log. Empty when it cannot be told.',
    },
    relay: {
      type: 'object',
      required: ['sequence', 'lagEvents', 'lagSeconds'],
      properties: { sequence: { type: 'integer' }, lagEvents: { type: 'integer' }, lagSeconds: { type: 'number' } },
      description: 'How far other systems are behind the log: the last number the broker acknowledged, and what waits; where this process relays.',
    },
    clockSkewSeconds: { type: 'number', description: "This machine's clock less the database's." },
  },
};

export interface ProjectionLag {
  readonly name: string;
  readonly lagEvents: number;
  readonly lagSeconds: number;
  readonly parkedCases: number;
}

export interface RelayLag {
  /** The last sequence the broker acknowledged. */
  readonly sequence: number;
  readonly lagEvents: number;
  readonly lagSeconds: number;
}

/** What `/health/ready` answers. */
export interface HealthDocument {
  readonly status: 'ready' | 'not-ready';
  readonly service: string;
  readonly reasons: readonly string[];
  readonly warnings: readonly string[];
  readonly subscriptions: readonly { readonly name: string; readonly standing: string }[];
  readonly projections: readonly ProjectionLag[];
  readonly relay?: RelayLag;
  readonly clockSkewSeconds?: number;
}
