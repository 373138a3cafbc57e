import { defineCollector, type Fact, gather, known, type Resource, unknown } from '#model'
import { plain } from './identity.ts'
import { type Detail, EVERYTHING, getAccountAuthorizationDetails } from './operations.ts'

export const POLICY = 'aws:iam:policy'

export type Policy = Resource<
  typeof POLICY,
  {
    /** The text of the version that holds. */
    readonly document: Fact<string>
    /** How many identities hold it. */
    readonly attachments: Fact<number>
  }
>

const operations = { getAccountAuthorizationDetails }

/** The managed policies that the account's people wrote. */
export const policies = defineCollector<Policy, typeof operations>({
  kind: POLICY,
  per: 'account',
  operations,
  lists: ['getAccountAuthorizationDetails'],
  answers: { document: [], attachments: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('getAccountAuthorizationDetails', EVERYTHING)
    const { id: from } = getAccountAuthorizationDetails
    const resources = items.map(async (detail): Promise<Policy | undefined> => {
      if (detail.type !== 'policy' || isOfAws(detail.of.Arn)) return undefined
      const policy = detail.of
      return {
        kind: POLICY,
        id: policy.Arn,
        name: policy.PolicyName,
        scope,
        facts: await gather<Policy['facts']>(wanted, {
          document: () => defaultDocument(policy),
          attachments: () => known(policy.AttachmentCount, from),
        }),
      }
    })
    const found = await Promise.all(resources)
    return { items: found.filter((one) => one !== undefined), gaps }
  },
})

type PolicyDetail = Extract<Detail, { type: 'policy' }>['of']

/** The text of the version that holds. */
export function defaultDocument({
  Arn,
  DefaultVersionId,
  PolicyVersionList,
}: PolicyDetail): Fact<string> {
  const { id: call } = getAccountAuthorizationDetails
  const version = PolicyVersionList.find(({ VersionId }) => VersionId === DefaultVersionId)
  if (version) return known(plain(version.Document), call)
  const detail = `${Arn} came without its default version.`
  return unknown({ call, reason: 'malformed', permission: null, detail })
}

/** AWS's own policies belong to the account `aws`, and nobody here can change them. */
export function isOfAws(arn: string): boolean {
  return arn.split(':')[4] === 'aws'
}
