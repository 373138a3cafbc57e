/** S3 Control: the account's own block, access points and multi-region access points. @module */

import { page, pageSize } from './paging.ts'
import { isPublicByPolicy } from './policyStatus.ts'
import type { Policy } from './resources/policy.ts'
import { policyText } from './resources/policy.ts'
import type { AccessPoint } from './resources/s3.ts'
import { type Context, defineService } from './service.ts'
import { AwsFailure } from './wire/protocol.ts'
import { createRestXmlProtocol } from './wire/restProtocol.ts'

export const s3control = defineService<typeof import('@aws-sdk/client-s3-control')>({
  id: 's3control',
  signedAs: 's3',
  protocol: createRestXmlProtocol('http://awss3control.amazonaws.com/doc/2018-08-20/'),
  actions: {
    GetPublicAccessBlock: 's3:GetAccountPublicAccessBlock',
    ListAccessPoints: 's3:ListAccessPoints',
    GetAccessPoint: 's3:GetAccessPoint',
    GetAccessPointPolicy: 's3:GetAccessPointPolicy',
    GetAccessPointPolicyStatus: 's3:GetAccessPointPolicyStatus',
    ListMultiRegionAccessPoints: 's3:ListMultiRegionAccessPoints',
    GetMultiRegionAccessPointPolicy: 's3:GetMultiRegionAccessPointPolicy',
  },
  load: () => import('@aws-sdk/client-s3-control'),
  operations: {
    GetPublicAccessBlock: (input, context) => {
      const { publicAccessBlock } = own(input, context).s3
      if (!publicAccessBlock) {
        const message = 'The public access block configuration was not found'
        throw new AwsFailure('NoSuchPublicAccessBlockConfiguration', message, 404)
      }
      return { PublicAccessBlockConfiguration: publicAccessBlock }
    },

    ListAccessPoints: (input, context) => {
      const points = own(input, context).s3.accessPoints.filter(
        ({ region, Bucket }) =>
          region === context.region && (input.Bucket === undefined || Bucket === input.Bucket),
      )
      const { items, next } = page(points, pageSize(input.MaxResults, 1000), input.NextToken)
      return {
        AccessPointList: items.map((point) => ({
          Name: point.Name,
          NetworkOrigin: point.NetworkOrigin,
          VpcConfiguration: point.VpcConfiguration,
          Bucket: point.Bucket,
          AccessPointArn: arnOf(point, context),
          BucketAccountId: context.account.id,
        })),
        ...(next ? { NextToken: next } : {}),
      }
    },

    GetAccessPoint: (input, context) => {
      const { policy: _, region: __, ...point } = find(input, context)
      return {
        ...point,
        AccessPointArn: arnOf(point, context),
        BucketAccountId: context.account.id,
      }
    },

    GetAccessPointPolicy: (input, context) => ({
      Policy: policyText(policyOf(find(input, context))),
    }),

    GetAccessPointPolicyStatus: (input, context) => ({
      PolicyStatus: { IsPublic: isPublicByPolicy(policyOf(find(input, context))) },
    }),

    /** Answered in us-west-2 alone, where their control plane lives. */
    ListMultiRegionAccessPoints: (input, context) => {
      const all = own(input, context).s3.multiRegionAccessPoints
      const { items, next } = page(all, pageSize(input.MaxResults, 100), input.NextToken)
      return {
        AccessPoints: items.map(({ policy: _, ...point }) => point),
        ...(next ? { NextToken: next } : {}),
      }
    },

    GetMultiRegionAccessPointPolicy: (input, context) => {
      const all = own(input, context).s3.multiRegionAccessPoints
      const point = all.find(({ Name }) => Name === input.Name)
      if (!point) {
        const message = 'The specified multi-region access point does not exist'
        throw new AwsFailure('NoSuchMultiRegionAccessPoint', message, 404)
      }
      return {
        Policy: { Established: point.policy ? { Policy: policyText(point.policy) } : {} },
      }
    },
  },
})

/** Requests name the account in a header; it must be the caller's. */
function own({ AccountId }: { readonly AccountId?: string | undefined }, { account }: Context) {
  if (AccountId !== account.id) throw new AwsFailure('AccessDenied', 'Access Denied', 403)
  return account
}

function find(
  input: { readonly AccountId?: string | undefined; readonly Name?: string | undefined },
  context: Context,
): AccessPoint {
  const name = input.Name?.split('/').at(-1)
  const point = own(input, context).s3.accessPoints.find(
    ({ Name, region }) => Name === name && region === context.region,
  )
  if (!point) {
    throw new AwsFailure('NoSuchAccessPoint', 'The specified accesspoint does not exist', 404)
  }
  return point
}

function policyOf({ policy }: AccessPoint): Policy {
  if (policy === undefined) {
    const message = 'The specified accesspoint does not have an access point policy'
    throw new AwsFailure('NoSuchAccessPointPolicy', message, 404)
  }
  return policy
}

function arnOf({ Name }: { readonly Name: string }, { region, account }: Context): string {
  return `arn:aws:s3:${region}:${account.id}:accesspoint/${Name}`
}
