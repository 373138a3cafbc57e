import { z } from 'zod'
import { operation } from '#model'
import { pagedOperation } from '../pages.ts'
import { PublicAccessBlock } from './publicAccessBlock.ts'

interface InAccount {
  readonly AccountId: string
}

interface OnePoint extends InAccount {
  readonly Name: string
}

const nextPage = <In>(input: In, NextToken: string) => ({ ...input, NextToken })

/** Those of one region. https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_ListAccessPoints.html */
export const listAccessPoints = pagedOperation<
  InAccount & { readonly MaxResults: number; readonly NextToken?: string }
>()({
  id: 's3control:ListAccessPoints',
  permissions: ['s3:ListAccessPoints'],
  body: z.object({
    AccessPointList: z
      .array(
        z.object({
          Name: z.string(),
          NetworkOrigin: z.enum(['Internet', 'VPC']),
          /** None where the data is in a file system. */
          Bucket: z.string().optional(),
          AccessPointArn: z.string(),
        }),
      )
      .default([]),
    NextToken: z.string().optional(),
  }),
  items: (body) => body.AccessPointList,
  token: (body) => body.NextToken,
  at: nextPage,
})

const Point = z.object({ PublicAccessBlockConfiguration: PublicAccessBlock.optional() })

/** The block on public access that an access point was made with, once and for all. */
export const getAccessPoint = operation<OnePoint>()({
  id: 's3control:GetAccessPoint',
  permissions: ['s3:GetAccessPoint'],
  decode: (body) => Point.parse(body).PublicAccessBlockConfiguration ?? null,
})

const Policy = z.object({ Policy: z.string().optional() })

/** The document as it was stored; null when there is none. */
export const getAccessPointPolicy = operation<OnePoint>()({
  id: 's3control:GetAccessPointPolicy',
  permissions: ['s3:GetAccessPointPolicy'],
  absent: ['NoSuchAccessPointPolicy'],
  decode: (body) => Policy.nullable().parse(body)?.Policy ?? null,
})

/** Of all regions, but answered in one. */
export const listMultiRegionAccessPoints = pagedOperation<
  InAccount & { readonly MaxResults: number; readonly NextToken?: string }
>()({
  id: 's3control:ListMultiRegionAccessPoints',
  permissions: ['s3:ListMultiRegionAccessPoints'],
  body: z.object({
    AccessPoints: z
      .array(
        z.object({
          Name: z.string(),
          Alias: z.string().optional(),
          PublicAccessBlock: PublicAccessBlock.optional(),
          Regions: z
            .array(z.object({ Bucket: z.string().optional(), Region: z.string().optional() }))
            .default([]),
        }),
      )
      .default([]),
    NextToken: z.string().optional(),
  }),
  items: (body) => body.AccessPoints,
  token: (body) => body.NextToken,
  at: nextPage,
})

const MultiRegionPolicy = z.object({
  Policy: z.object({ Established: Policy.optional() }).optional(),
})

/** The document in force; one that is only proposed is not, yet. */
export const getMultiRegionAccessPointPolicy = operation<OnePoint>()({
  id: 's3control:GetMultiRegionAccessPointPolicy',
  permissions: ['s3:GetMultiRegionAccessPointPolicy'],
  absent: ['NoSuchMultiRegionAccessPointPolicy'],
  decode: (body) => MultiRegionPolicy.nullable().parse(body)?.Policy?.Established?.Policy ?? null,
})
