import { defineCollector, type Fact, gather, type Resource } from '#model'
import { EVERYTHING, getAccountAuthorizationDetails } from './operations.ts'
import { defaultDocument, isOfAws } from './policy.ts'

export const VENDOR_POLICY = 'aws:iam:vendor-policy'

export type VendorPolicy = Resource<
  typeof VENDOR_POLICY,
  {
    /** The text of the version that holds. */
    readonly document: Fact<string>
  }
>

const operations = { getAccountAuthorizationDetails }

/**
 * The managed policies of AWS that the account uses. They belong to nobody here, so that nothing
 * is found about them; what they allow is told of those who hold them.
 */
export const vendorPolicies = defineCollector<VendorPolicy, typeof operations>({
  kind: VENDOR_POLICY,
  per: 'account',
  operations,
  lists: ['getAccountAuthorizationDetails'],
  answers: { document: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('getAccountAuthorizationDetails', EVERYTHING)
    const resources = items.map(async (detail): Promise<VendorPolicy | undefined> => {
      if (detail.type !== 'policy' || !isOfAws(detail.of.Arn)) return undefined
      const policy = detail.of
      return {
        kind: VENDOR_POLICY,
        id: policy.Arn,
        name: policy.PolicyName,
        scope,
        facts: await gather<VendorPolicy['facts']>(wanted, {
          document: () => defaultDocument(policy),
        }),
      }
    })
    const found = await Promise.all(resources)
    return { items: found.filter((one) => one !== undefined), gaps }
  },
})
