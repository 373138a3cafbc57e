import { defineCollector, defineProjection, type Fact, gather, map, type Resource } from '#model'
import { Defaults } from '#views'
import { getAccountPublicAccessBlock } from './operations.ts'
import type { PublicAccessBlock } from './publicAccessBlock.ts'

export const S3_ACCOUNT = 'aws:s3:account'

export type S3Account = Resource<
  typeof S3_ACCOUNT,
  { readonly publicAccessBlock: Fact<PublicAccessBlock | null> }
>

const operations = { getAccountPublicAccessBlock }

/** The settings of S3 that hold for every bucket of an account. */
export const s3Accounts = defineCollector<S3Account, typeof operations>({
  kind: S3_ACCOUNT,
  per: 'account',
  operations,
  lists: [],
  answers: { publicAccessBlock: ['getAccountPublicAccessBlock'] },

  async collect(scope, calls, wanted) {
    const { account } = scope
    const facts = await gather(wanted, {
      publicAccessBlock: () => calls.get('getAccountPublicAccessBlock', { AccountId: account }),
    })
    return { items: [{ kind: S3_ACCOUNT, id: account, name: account, scope, facts }], gaps: [] }
  },
})

export const s3AccountAsDefaults = defineProjection<S3Account, Defaults>({
  kind: S3_ACCOUNT,
  as: Defaults,
  reads: ['publicAccessBlock'],
  project: ({ facts }) => ({
    noun: 'account',
    publicAccessBlock: map(facts.publicAccessBlock, (block) => block && { ...block }),
  }),
})
