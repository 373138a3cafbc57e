import {
  type Calls,
  defineCollector,
  type Fact,
  flatMap,
  gather,
  known,
  map,
  type Resource,
} from '#model'
import { whole } from '../listing.ts'
import * as kms from './operations.ts'

export const KEY = 'aws:kms:key'

export type Key = Resource<
  typeof KEY,
  {
    readonly aliases: Fact<readonly string[]>
    readonly manager: Fact<'AWS' | 'CUSTOMER'>
    /** The four that follow are not asked of the keys that AWS manages, and null there. */
    readonly metadata: Fact<kms.KeyMetadata | null>
    readonly policy: Fact<string | null>
    /** Days between rotations, null when there are none; `not-rotatable` where KMS offers none. */
    readonly rotation: Fact<number | null | 'not-rotatable'>
    readonly grants: Fact<readonly kms.KeyGrant[] | null>
  }
>

/** The most that one page holds, for keys and aliases and for grants alike. */
const PAGE = { Limit: 100 }

/**
 * Keys of one region. Those that AWS manages are told by their aliases (`alias/aws/…`), which
 * saves a description of each.
 */
export const keys = defineCollector<Key, typeof kms>({
  kind: KEY,
  per: 'region',
  operations: kms,
  lists: ['listKeys', 'listAliases'],
  answers: {
    aliases: [],
    manager: ['describeKey'],
    metadata: ['describeKey'],
    policy: ['describeKey', 'getKeyPolicy'],
    rotation: ['describeKey', 'getKeyRotationStatus'],
    grants: ['describeKey', 'listGrants'],
  },

  async collect(scope, calls, wanted) {
    const [listed, aliases] = await Promise.all([
      calls.list('listKeys', PAGE),
      calls.list('listAliases', PAGE),
    ])
    const allAliases = whole(aliases, kms.listAliases.id)
    const namesOf = Map.groupBy(aliases.items, ({ TargetKeyId }) => TargetKeyId)

    const resources = listed.items.map(async ({ KeyId, KeyArn }): Promise<Key> => {
      const names = (namesOf.get(KeyId) ?? []).map(({ AliasName }) => AliasName)
      const ask = questionsAbout(KeyId, names, calls)
      return {
        kind: KEY,
        id: KeyArn,
        name: names[0] ?? KeyId,
        scope,
        facts: await gather(wanted, { aliases: () => map(allAliases, () => names), ...ask }),
      }
    })
    return { items: await Promise.all(resources), gaps: listed.gaps }
  },
})

function questionsAbout(KeyId: string, aliases: readonly string[], calls: Calls<typeof kms>) {
  const isOfAws = aliases.some((name) => name.startsWith('alias/aws/'))
  const describe = () => calls.get('describeKey', { KeyId })

  async function ofCustomer<T>(
    ask: (metadata: kms.KeyMetadata) => Promise<Fact<T>>,
  ): Promise<Fact<T | null>> {
    if (isOfAws) return known(null, kms.listAliases.id)
    const metadata = await describe()
    if (metadata.state === 'unknown') return metadata
    if (metadata.value.manager === 'AWS') return { ...metadata, value: null }
    const answer = await ask(metadata.value)
    return flatMap(metadata, () => answer)
  }

  return {
    manager: async () =>
      isOfAws
        ? known('AWS' as const, kms.listAliases.id)
        : map(await describe(), ({ manager }) => manager),
    metadata: () => ofCustomer(async (metadata) => known(metadata)),
    policy: () => ofCustomer(() => calls.get('getKeyPolicy', { KeyId, PolicyName: 'default' })),
    rotation: () =>
      ofCustomer<number | null | 'not-rotatable'>(async (metadata) =>
        isRotatable(metadata)
          ? calls.get('getKeyRotationStatus', { KeyId })
          : known('not-rotatable' as const),
      ),
    grants: () =>
      ofCustomer(async () =>
        whole(await calls.list('listGrants', { KeyId, ...PAGE }), kms.listGrants.id),
      ),
  }
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html */
function isRotatable({ spec, origin, state }: kms.KeyMetadata): boolean {
  return spec === 'SYMMETRIC_DEFAULT' && origin === 'AWS_KMS' && !state.startsWith('Pending')
}
