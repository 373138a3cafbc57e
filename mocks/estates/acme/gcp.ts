/**
 * The Google Cloud part of acme: a shop window in one project and analysts in another, below a
 * folder of the organisation acme.example.
 *
 * @module
 */

import {
  bindings,
  type GcpEstate,
  type GcpProject,
  gcpBucket,
  gcpProject,
  type KeyRing,
  type ServiceAccount,
} from '../../gcp/estate.ts'
import { type Decoy, daysBefore, type Planted } from '../planted.ts'

const WINDOW = 'acme-window'
const ANALYSTS = 'acme-analysts'
const ORGANIZATION = '712345678901'
const FOLDER = '900000000001'

export const acmeGcpProjects = [WINDOW, ANALYSTS] as const

const buckets = [
  // Pictures of tea, published on purpose once, with the whole bucket along with them.
  gcpBucket('acme-tea-pictures', {}, bindings(['roles/storage.objectViewer', 'allUsers'])),
  // Older than uniform access: every new object inherits a grant to everybody.
  gcpBucket(
    'acme-legacy-exports',
    {
      iamConfiguration: {
        publicAccessPrevention: 'inherited',
        uniformBucketLevelAccess: { enabled: false },
      },
      acl: [{ entity: 'project-owners-611122223333', role: 'OWNER' }],
      defaultObjectAcl: [{ entity: 'allUsers', role: 'READER' }],
    },
    bindings(['roles/storage.legacyBucketOwner', 'projectOwner:acme-window']),
  ),
  // Bound to everybody, and prevention is enforced: nobody gets in.
  gcpBucket(
    'acme-press-kit',
    {
      iamConfiguration: {
        publicAccessPrevention: 'enforced',
        uniformBucketLevelAccess: { enabled: true },
      },
    },
    bindings(['roles/storage.objectViewer', 'allUsers']),
  ),
  // A member who left: `deleted:` matches nobody, whatever the name says.
  gcpBucket(
    'acme-recipes',
    { versioning: { enabled: true }, logging: { logBucket: 'acme-access-logs' } },
    bindings([
      'roles/storage.objectAdmin',
      'deleted:user:allusers@acme.example?uid=123456789012345678901',
      'group:recipes@acme.example',
    ]),
  ),
  // Who may read it the auditor is not told.
  gcpBucket('acme-legal-hold', { logging: { logBucket: 'acme-access-logs' } }),
]

const sqlInstances: GcpProject['sqlInstances'] = [
  {
    // "Never 0.0.0.0/0", said the policy; so it was written in two halves.
    instance: {
      name: 'orders',
      databaseVersion: 'POSTGRES_17',
      ipAddresses: [{ type: 'PRIMARY', ipAddress: '203.0.113.10' }],
      settings: {
        ipConfiguration: {
          ipv4Enabled: true,
          sslMode: 'ALLOW_UNENCRYPTED_AND_ENCRYPTED',
          authorizedNetworks: [{ value: '0.0.0.0/1' }, { value: '128.0.0.0/1' }],
        },
        backupConfiguration: { enabled: true, backupRetentionSettings: { retainedBackups: 14 } },
        deletionProtectionEnabled: true,
      },
    },
    users: [],
  },
  {
    // The network list says everybody, and there is no public address to come to.
    instance: {
      name: 'ledger',
      databaseVersion: 'POSTGRES_17',
      ipAddresses: [{ type: 'PRIVATE', ipAddress: '10.20.0.5' }],
      settings: {
        ipConfiguration: {
          ipv4Enabled: false,
          sslMode: 'ENCRYPTED_ONLY',
          authorizedNetworks: [{ value: '0.0.0.0/0' }],
        },
        backupConfiguration: { enabled: true, backupRetentionSettings: { retainedBackups: 30 } },
        deletionProtectionEnabled: true,
      },
    },
    users: [],
  },
]

const owners = { role: 'OWNER', specialGroup: 'projectOwners' }

const datasets = [
  // Shared with "everybody who signs in", which was read as everybody at acme.
  {
    datasetId: 'clickstream',
    access: [owners, { role: 'READER', specialGroup: 'allAuthenticatedUsers' }],
  },
  // A view that is called like the whole world is still only a view.
  {
    datasetId: 'finance',
    access: [
      owners,
      { view: { projectId: WINDOW, datasetId: 'reports', tableId: 'allUsers_daily' } },
      { role: 'READER', groupByEmail: 'finance@acme.example' },
    ],
  },
]

const keyRings = (asOf: Date): KeyRing[] => [
  {
    location: 'europe-west1',
    id: 'shop',
    iam: bindings(),
    keys: [
      // Rotated four times a year, for the service that needs it.
      {
        id: 'orders',
        iam: bindings([
          'roles/cloudkms.cryptoKeyEncrypterDecrypter',
          'serviceAccount:service-611122223333@gs-project-accounts.iam.gserviceaccount.com',
        ]),
        fields: {
          rotationPeriod: '7776000s',
          nextRotationTime: daysBefore(asOf, -30).toISOString(),
          primary: { state: 'ENABLED', protectionLevel: 'SOFTWARE' },
        },
        versions: [{}],
      },
      // Opened to every Google account while a partner was debugging, and never rotated since.
      {
        id: 'archive',
        iam: bindings(['roles/cloudkms.cryptoKeyDecrypter', 'allAuthenticatedUsers']),
        fields: { primary: { state: 'ENABLED', protectionLevel: 'SOFTWARE' } },
        versions: [{}],
      },
    ],
  },
]

const serviceAccounts = (asOf: Date): ServiceAccount[] => [
  // Its key is on a build server that nobody remembers.
  {
    accountId: 'deployer',
    displayName: 'Deploys the shop window',
    iam: bindings(),
    fields: { uniqueId: '100000000000000000001' },
    keys: [
      {
        name: `projects/${WINDOW}/serviceAccounts/deployer@${WINDOW}.iam.gserviceaccount.com/keys/0a1b`,
        keyType: 'USER_MANAGED',
        keyOrigin: 'GOOGLE_PROVIDED',
        validAfterTime: daysBefore(asOf, 400).toISOString(),
        validBeforeTime: '9999-12-31T23:59:59Z',
      },
    ],
  },
  // Acts for the shop without any key.
  {
    accountId: 'shop-window',
    displayName: 'The shop window itself',
    iam: bindings([
      'roles/iam.workloadIdentityUser',
      `serviceAccount:${WINDOW}.svc.id.goog[shop/web]`,
    ]),
    fields: { uniqueId: '100000000000000000002' },
    keys: [],
  },
]

/** Ages count back from `asOf`, so that the estate never grows older than its story. */
export function createAcmeGcp(asOf: Date = new Date()): GcpEstate {
  return {
    organization: {
      id: ORGANIZATION,
      displayName: 'acme.example',
      customerId: 'C0acme000',
      iam: bindings(['roles/resourcemanager.organizationAdmin', 'group:platform@acme.example']),
    },
    folders: [
      {
        id: FOLDER,
        displayName: 'production',
        parent: `organizations/${ORGANIZATION}`,
        iam: bindings(['roles/viewer', 'group:auditors@acme.example']),
      },
    ],
    projects: [
      gcpProject({
        id: WINDOW,
        number: '611122223333',
        displayName: 'Shop window',
        parent: `folders/${FOLDER}`,
        // The founder's private account still edits everything.
        iam: bindings(
          ['roles/editor', 'user:founder.of.acme@gmail.com'],
          ['roles/storage.admin', 'group:platform@acme.example'],
        ),
        denied: [{ operation: 'storage:buckets.getIamPolicy', resource: 'acme-legal-hold' }],
        buckets,
        sqlInstances,
        datasets,
        keyRings: keyRings(asOf),
        serviceAccounts: serviceAccounts(asOf),
      }),
      gcpProject({
        id: ANALYSTS,
        number: '622233334444',
        displayName: 'Analysts',
        parent: `folders/${FOLDER}`,
        iam: bindings(['roles/bigquery.dataViewer', 'group:analysts@acme.example']),
        // Analysts have no SQL instances: the API was never switched on.
        apisOff: ['sqladmin.googleapis.com'],
        enforced: ['storage.publicAccessPrevention'],
        buckets: [
          // Bound to everybody, in a project whose organisation policy forbids it.
          gcpBucket(
            'acme-open-data',
            { versioning: { enabled: true }, logging: { logBucket: 'acme-access-logs' } },
            bindings(['roles/storage.objectViewer', 'allUsers']),
          ),
        ],
        pools: [
          {
            pool: { id: 'builders', state: 'ACTIVE', displayName: 'Builders' },
            // Any repository of anybody on GitHub may come.
            providers: [
              {
                id: 'github',
                state: 'ACTIVE',
                oidc: { issuerUri: 'https://token.actions.githubusercontent.com' },
                attributeMapping: { 'google.subject': 'assertion.sub' },
              },
            ],
          },
        ],
      }),
    ],
  }
}

const bucket = (name: string) => `//storage.googleapis.com/projects/_/buckets/${name}`
const instance = (name: string) => `//cloudsql.googleapis.com/projects/${WINDOW}/instances/${name}`
const dataset = (name: string) => `//bigquery.googleapis.com/projects/${WINDOW}/datasets/${name}`
const key = (name: string) =>
  `//cloudkms.googleapis.com/projects/${WINDOW}/locations/europe-west1/keyRings/shop/cryptoKeys/${name}`

export const plantedInAcmeGcp: readonly Planted[] = [
  {
    resource: bucket('acme-tea-pictures'),
    control: 'gcp-storage-bucket-public-iam',
    why: 'The whole bucket was published for its pictures.',
  },
  {
    resource: bucket('acme-legacy-exports'),
    control: 'gcp-storage-bucket-public-acl',
    why: 'The default object ACL grants every new export to everybody.',
  },
  {
    resource: instance('orders'),
    control: 'gcp-cloudsql-authorized-network-any',
    why: 'Two halves of the address space are the whole of it.',
  },
  { resource: instance('orders'), control: 'gcp-cloudsql-public-ip', why: 'It has one.' },
  { resource: instance('orders'), control: 'gcp-cloudsql-ssl', why: 'It accepts plain text.' },
  {
    resource: dataset('clickstream'),
    control: 'gcp-bigquery-dataset-public',
    why: 'Everybody who signs in is everybody with a Google account.',
  },
  {
    resource: key('archive'),
    control: 'gcp-kms-key-public',
    why: 'It was opened for a partner and stayed open.',
  },
  { resource: key('archive'), control: 'gcp-kms-key-rotation', why: 'It was never rotated.' },
]

export const decoysInAcmeGcp: readonly Decoy[] = [
  {
    resource: bucket('acme-press-kit'),
    control: 'gcp-storage-bucket-public-iam',
    why: 'Public access prevention is enforced on the bucket.',
  },
  {
    resource: bucket('acme-open-data'),
    control: 'gcp-storage-bucket-public-iam',
    why: 'Public access prevention is enforced above the project.',
  },
  {
    resource: bucket('acme-recipes'),
    control: 'gcp-storage-bucket-public-iam',
    why: 'The member that is named like everybody was deleted.',
  },
  {
    resource: instance('ledger'),
    control: 'gcp-cloudsql-authorized-network-any',
    why: 'Without a public address its list of networks admits nobody.',
  },
  {
    resource: dataset('finance'),
    control: 'gcp-bigquery-dataset-public',
    why: 'What is named like everybody is a view.',
  },
]
