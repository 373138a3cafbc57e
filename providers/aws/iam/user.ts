import { defineCollector, type Fact, flatMap, gather, known, type Resource, unknown } from '#model'
import type { CredentialRow } from './credentialReport.ts'
import { credentialReport, REPORT_OPERATIONS } from './freshReport.ts'
import { type Holdings, holdingsOf } from './identity.ts'
import { EVERYTHING, getAccountAuthorizationDetails } from './operations.ts'

export const USER = 'aws:iam:user'

export type User = Resource<
  typeof USER,
  {
    readonly createdAt: Fact<string>
    readonly holdings: Fact<Holdings>
    /** Names of groups. */
    readonly groups: Fact<readonly string[]>
    readonly credentials: Fact<CredentialRow>
  }
>

const operations = { getAccountAuthorizationDetails, ...REPORT_OPERATIONS }

export const users = defineCollector<User, typeof operations>({
  kind: USER,
  per: 'account',
  operations,
  lists: ['getAccountAuthorizationDetails'],
  answers: {
    createdAt: [],
    holdings: [],
    groups: [],
    credentials: ['generateCredentialReport', 'getCredentialReport'],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('getAccountAuthorizationDetails', EVERYTHING)
    const report = wanted('credentials') ? await credentialReport(calls) : undefined
    const resources = items.map(async (detail): Promise<User | undefined> => {
      if (detail.type !== 'user') return undefined
      const user = detail.of
      const { id: from } = getAccountAuthorizationDetails
      return {
        kind: USER,
        id: user.Arn,
        name: user.UserName,
        scope,
        facts: await gather<User['facts']>(wanted, {
          createdAt: () => known(user.CreateDate.toISOString(), from),
          holdings: () => known(holdingsOf(user, user.UserPolicyList), from),
          groups: () => known(user.GroupList, from),
          credentials: () => rowOf(user.Arn, report),
        }),
      }
    })
    const found = await Promise.all(resources)
    return { items: found.filter((one) => one !== undefined), gaps }
  },
})

type Report = Awaited<ReturnType<typeof credentialReport>>

function rowOf(arn: string, report: Report | undefined): Fact<CredentialRow> {
  if (!report) throw new Error('the report was not asked for')
  return flatMap(report, ({ generatedAt, rows }) => {
    const row = rows.find((one) => one.arn === arn)
    return row
      ? { ...known(row), asOf: generatedAt }
      : unknown({
          call: 'iam:GetCredentialReport',
          reason: 'unavailable',
          permission: null,
          detail: `The credential report of ${generatedAt} does not know the user yet.`,
        })
  })
}
