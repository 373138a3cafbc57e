/**
 * Names of resources. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 *
 * @module
 */

/** `aws`, `aws-cn`, `aws-us-gov`: regions carry their partition in their names. */
export function partitionOf(region: string | undefined): string {
  if (region?.startsWith('cn-')) return 'aws-cn'
  if (region?.startsWith('us-gov-')) return 'aws-us-gov'
  if (region?.startsWith('us-isob-')) return 'aws-iso-b'
  if (region?.startsWith('us-iso-')) return 'aws-iso'
  return 'aws'
}

interface ArnParts {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  readonly resource: string
}

export function parseArn(arn: string): ArnParts | undefined {
  const [prefix, partition, service, region, account, ...rest] = arn.split(':')
  if (prefix !== 'arn' || !partition || !service) return undefined
  if (region === undefined || account === undefined || rest.length === 0) return undefined
  return { partition, service, region, account, resource: rest.join(':') }
}
