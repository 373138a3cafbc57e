/** A small cloud made of functions, for stories about the engine. */

import {
  defineCheck,
  defineCollector,
  defineProjection,
  defineProvider,
  type Fact,
  gather,
  holds,
  judge,
  operation,
  type Provider,
  type Resource,
  type Send,
  subject,
  violated,
} from '#model'

export type Door = Resource<
  'toy:house:door',
  { readonly open: Fact<boolean | null>; readonly colour: Fact<string> }
>

export class CloudError extends Error {
  readonly code: string
  readonly retryAfterMs: number

  constructor(code: string, retryAfterMs = 0) {
    super(`the cloud said ${code}`)
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}

interface Page {
  readonly doors: readonly string[]
  readonly next?: number
}

const operations = {
  listDoors: operation<{ readonly page?: number }>()({
    id: 'house:ListDoors',
    permissions: ['house:ListDoors'],
    decode: (body) => (body as Page).doors,
    next: (body) => {
      const { next } = body as Page
      return next === undefined ? undefined : { page: next }
    },
  }),
  getDoor: operation<{ readonly door: string }>()({
    id: 'house:GetDoor',
    permissions: ['house:ReadDoor', 'house:Look'],
    absent: ['NoSuchLock'],
    decode: (body) => {
      if (body !== null && typeof body !== 'boolean') throw new Error('a door is open or not')
      return body
    },
  }),
  paintDoor: operation<{ readonly door: string }>()({
    id: 'house:PaintDoor',
    permissions: ['house:PaintDoor'],
    decode: String,
  }),
}

export const doors = defineCollector<Door, typeof operations>({
  kind: 'toy:house:door',
  per: 'account',
  operations,
  lists: ['listDoors'],
  answers: { open: ['getDoor'], colour: ['paintDoor'] },
  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listDoors', {})
    const found = items.map(
      async (name): Promise<Door> => ({
        kind: 'toy:house:door',
        id: `house/${scope.account}/${name}`,
        name,
        scope,
        facts: await gather(wanted, {
          open: () => calls.get('getDoor', { door: name }),
          colour: () => calls.get('paintDoor', { door: name }),
        }),
      }),
    )
    return { items: await Promise.all(found), gaps }
  },
})

interface Openable {
  readonly open: Fact<boolean | null>
}

const Openable = subject<Openable>('openable')
const Painted = subject<{ readonly colour: Fact<string> }>('painted')

export const closed = defineCheck({
  id: 'house/doors-are-closed',
  title: 'Doors are closed',
  severity: 'high',
  about: Openable,
  rationale: 'A burglar tries the handle first.',
  remedy: { toy: 'Close it.' },
  controls: { 'house-1.0': ['1.1'] },
  covers: { 'toy:house:door': ['toy-door-ajar'] },
  evaluate: ({ open }) =>
    judge(open, (isOpen) => (isOpen ? violated('It stands ajar.') : holds('It is shut.'))),
})

export const painted = defineCheck({
  ...closed,
  id: 'house/doors-are-painted',
  about: Painted,
  evaluate: ({ colour }) => judge(colour, (name) => holds(`It is ${name}.`)),
})

export function createToy(send: Send, change: Partial<Provider> = {}): Provider {
  return defineProvider({
    id: 'toy',
    title: 'Toy',
    settings: [],
    collectors: [doors],
    projections: [
      defineProjection<Door, Openable>({
        kind: 'toy:house:door',
        as: Openable,
        reads: ['open'],
        project: ({ facts }) => ({ open: facts.open }),
      }),
      defineProjection<Door, { colour: Fact<string> }>({
        kind: 'toy:house:door',
        as: Painted,
        reads: ['colour'],
        project: ({ facts }) => ({ colour: facts.colour }),
      }),
    ],
    limits: [],
    discovery: {},
    isRead: (call) => !call.includes('Paint'),
    explain(error) {
      const code = error instanceof CloudError ? error.code : 'Unheard'
      const reasons = {
        AccessDenied: 'denied',
        Throttled: 'throttled',
        Expired: 'credentials',
        Broken: 'unavailable',
        Off: 'not-enabled',
      } as const
      const reason = reasons[code as keyof typeof reasons] ?? 'unavailable' // Any other code.
      const message = error instanceof Error ? error.message : ''
      const retryAfterMs = error instanceof CloudError ? error.retryAfterMs : 0
      return { code, reason, message, retryAfterMs }
    },
    connect: async ({ accounts }) => ({
      accounts: async () => ({ items: accounts.map((id) => ({ id, name: id })), gaps: [] }),
      open: async ({ id }) => ({
        scopes: [{ provider: 'toy', account: id }],
        gaps: [],
        zone: {},
        send,
        close: () => {},
      }),
      close: () => {},
    }),
    grant: (permissions) => permissions,
    ...change,
  })
}
