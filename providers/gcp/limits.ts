import type { RateLimit } from '#model'

/**
 * Where the limiter starts. Google counts by the minute and by the calling project; each figure is
 * spread over the seconds, with a burst of a few seconds' worth.
 */
export const limits: readonly RateLimit[] = [
  {
    call: 'cloudkms:*',
    perSecond: 300 / 60,
    burst: 50,
    known: 'documented',
    source: 'https://cloud.google.com/kms/quotas (300 read requests a minute and calling project)',
  },
  {
    call: 'iam:*',
    perSecond: 6000 / 60,
    burst: 200,
    known: 'documented',
    source: 'https://cloud.google.com/iam/quotas (6,000 read requests a minute and project)',
  },
  {
    call: 'cloudresourcemanager:*',
    perSecond: 1200 / 60,
    burst: 100,
    known: 'observed',
    source: 'ReadRequestsPerMinutePerProject in a captured 429 (1,200)',
  },
  {
    call: 'orgpolicy:*',
    perSecond: 10,
    burst: 20,
    known: 'assumed',
    source: 'https://cloud.google.com/resource-manager/docs/organization-policy/quotas',
  },
  {
    call: 'accesscontextmanager:*',
    perSecond: 10,
    burst: 20,
    known: 'assumed',
    source: 'https://cloud.google.com/access-context-manager/quotas',
  },
  {
    call: 'storage:*',
    perSecond: 100,
    burst: 200,
    known: 'assumed',
    source:
      'https://cloud.google.com/storage/quotas (no rate of reads of bucket metadata is given)',
  },
  {
    call: 'sqladmin:*',
    perSecond: 5,
    burst: 20,
    known: 'assumed',
    source: 'https://cloud.google.com/sql/docs/quotas (values are shown in the console only)',
  },
  {
    call: 'run:*',
    perSecond: 10,
    burst: 50,
    known: 'assumed',
    source: 'https://cloud.google.com/run/quotas',
  },
  {
    call: 'compute:*',
    perSecond: 1500 / 60,
    burst: 100,
    known: 'documented',
    source: 'https://cloud.google.com/compute/api-quota (1,500 reads a minute and project)',
  },
  {
    call: 'bigquery:*',
    perSecond: 50,
    burst: 100,
    known: 'documented',
    source: 'https://cloud.google.com/bigquery/quotas (100 requests a second, user and method)',
  },
]
