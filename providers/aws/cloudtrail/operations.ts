import { z } from 'zod'
import { operation } from '#model'

const Trails = z.object({
  trailList: z
    .array(
      z.object({
        TrailARN: z.string(),
        Name: z.string(),
        HomeRegion: z.string(),
        S3BucketName: z.string(),
        IsMultiRegionTrail: z.boolean().default(false),
        LogFileValidationEnabled: z.boolean().default(false),
        KmsKeyId: z.string().optional(),
      }),
    )
    .default([]),
})

/** With shadows: also the trails of other regions and of the organisation that cover this one. */
export const describeTrails = operation<{ readonly includeShadowTrails: boolean }>()({
  id: 'cloudtrail:DescribeTrails',
  permissions: ['cloudtrail:DescribeTrails'],
  decode: (body) => Trails.parse(body).trailList,
})

export const getTrailStatus = operation<{ readonly Name: string }>()({
  id: 'cloudtrail:GetTrailStatus',
  permissions: ['cloudtrail:GetTrailStatus'],
  decode: (body) => z.object({ IsLogging: z.boolean() }).parse(body).IsLogging,
})

const Selectors = z.object({
  EventSelectors: z
    .array(
      z.object({
        ReadWriteType: z.enum(['All', 'ReadOnly', 'WriteOnly']).default('All'),
        IncludeManagementEvents: z.boolean().default(true),
        DataResources: z
          .array(z.object({ Type: z.string(), Values: z.array(z.string()).default([]) }))
          .default([]),
      }),
    )
    .nullish(),
  AdvancedEventSelectors: z
    .array(
      z.object({
        FieldSelectors: z.array(
          z.object({ Field: z.string(), Equals: z.array(z.string()).optional() }),
        ),
      }),
    )
    .nullish(),
})

/** What a trail writes down: calls that manage, and calls that touch objects of any bucket. */
export interface Selection {
  readonly managementReads: boolean
  readonly managementWrites: boolean
  readonly objectReads: boolean
  readonly objectWrites: boolean
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventSelectors.html */
export const getEventSelectors = operation<{ readonly TrailName: string }>()({
  id: 'cloudtrail:GetEventSelectors',
  permissions: ['cloudtrail:GetEventSelectors'],
  decode: (body): Selection => {
    const { EventSelectors, AdvancedEventSelectors } = Selectors.parse(body)
    const parts = [
      ...(EventSelectors ?? []).map(byBasicSelector),
      ...(AdvancedEventSelectors ?? []).map(byAdvancedSelector),
    ]
    const any = (what: keyof Selection) => parts.some((part) => part[what])
    return {
      managementReads: any('managementReads'),
      managementWrites: any('managementWrites'),
      objectReads: any('objectReads'),
      objectWrites: any('objectWrites'),
    }
  },
})

type Basic = NonNullable<z.infer<typeof Selectors>['EventSelectors']>[number]
type Advanced = NonNullable<z.infer<typeof Selectors>['AdvancedEventSelectors']>[number]

const OBJECTS = 'AWS::S3::Object'
/** Both mean every bucket. */
const EVERY_BUCKET = new Set(['arn:aws:s3', 'arn:aws:s3:::'])

function byBasicSelector(selector: Basic): Selection {
  const { ReadWriteType, IncludeManagementEvents: management, DataResources } = selector
  const objects = DataResources.some(
    ({ Type, Values }) => Type === OBJECTS && Values.some((value) => EVERY_BUCKET.has(value)),
  )
  return selection(management, objects, ReadWriteType !== 'WriteOnly', ReadWriteType !== 'ReadOnly')
}

/** `eventSource` may leave out the chatter of KMS and the RDS Data API, and nothing else. */
const WIDE_FIELDS = new Set(['eventCategory', 'readOnly', 'resources.type', 'eventSource'])

/** One that looks at any further field writes down a part, which does not count as all. */
function byAdvancedSelector({ FieldSelectors }: Advanced): Selection {
  const isWide = FieldSelectors.every(({ Field }) => WIDE_FIELDS.has(Field))
  const holds = (field: string, value: string) =>
    FieldSelectors.some(({ Field, Equals }) => Field === field && Equals?.includes(value))
  const readOnly = FieldSelectors.find(({ Field }) => Field === 'readOnly')?.Equals
  return selection(
    isWide && holds('eventCategory', 'Management'),
    isWide && holds('eventCategory', 'Data') && holds('resources.type', OBJECTS),
    readOnly?.includes('true') ?? true,
    readOnly?.includes('false') ?? true,
  )
}

function selection(management: boolean, objects: boolean, reads: boolean, writes: boolean) {
  return {
    managementReads: management && reads,
    managementWrites: management && writes,
    objectReads: objects && reads,
    objectWrites: objects && writes,
  }
}
