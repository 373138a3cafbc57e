import {
  defineCollector,
  type Fact,
  flatMap,
  gather,
  known,
  map,
  type Resource,
  unknown,
} from '#model'
import { partitionOf } from '../arn.ts'
import { whole } from '../listing.ts'
import { type CredentialRow, ROOT_ROW } from './credentialReport.ts'
import { credentialReport, REPORT_OPERATIONS } from './freshReport.ts'
import { type AccountSummary, getAccountSummary, listVirtualMfaDevices } from './operations.ts'

export const ROOT = 'aws:iam:root'

export type Root = Resource<
  typeof ROOT,
  {
    readonly summary: Fact<AccountSummary>
    /** Whether its second factor is a program; null when it has none, so that nobody asked. */
    readonly virtualDevice: Fact<boolean | null>
    readonly credentials: Fact<CredentialRow>
  }
>

const operations = { getAccountSummary, listVirtualMfaDevices, ...REPORT_OPERATIONS }

/** AWS gives the virtual device of root this name, whoever sets it up. */
const VIRTUAL_DEVICE_OF_ROOT = /:mfa\/root-account-mfa-device$/

/** The one user that no policy of the account restrains. */
export const roots = defineCollector<Root, typeof operations>({
  kind: ROOT,
  per: 'account',
  operations,
  lists: [],
  answers: {
    summary: ['getAccountSummary'],
    virtualDevice: ['getAccountSummary', 'listVirtualMfaDevices'],
    credentials: ['generateCredentialReport', 'getCredentialReport'],
  },

  async collect(scope, calls, wanted) {
    const id = `arn:${partitionOf(scope.region ?? '')}:iam::${scope.account}:root`
    const facts = await gather<Root['facts']>(wanted, {
      summary: () => calls.get('getAccountSummary', {}),
      virtualDevice: async () => {
        const summary = await calls.get('getAccountSummary', {})
        if (summary.state === 'known' && !summary.value.hasSecondFactor) {
          return map(summary, () => null)
        }
        const devices = whole(
          await calls.list('listVirtualMfaDevices', {
            AssignmentStatus: 'Assigned',
            MaxItems: 1000,
          }),
          listVirtualMfaDevices.id,
        )
        return flatMap(summary, () =>
          map(devices, (all) =>
            all.some(({ SerialNumber }) => VIRTUAL_DEVICE_OF_ROOT.test(SerialNumber)),
          ),
        )
      },
      credentials: async () => rowOfRoot(await credentialReport(calls)),
    })
    return { items: [{ kind: ROOT, id, name: 'root', scope, facts }], gaps: [] }
  },
})

function rowOfRoot(report: Awaited<ReturnType<typeof credentialReport>>): Fact<CredentialRow> {
  return flatMap(report, ({ generatedAt, rows }) => {
    const row = rows.find(({ user }) => user === ROOT_ROW)
    return row
      ? { ...known(row), asOf: generatedAt }
      : unknown({
          call: 'iam:GetCredentialReport',
          reason: 'malformed',
          permission: null,
          detail: 'The credential report has no row for the root user.',
        })
  })
}
