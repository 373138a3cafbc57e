/**
 * What acme's office on Azure runs beside its databases: two machines and the groups before them,
 * a cache for sessions, and the registry that the images come from.
 *
 * @module
 */

import { type ArmResource, armResource } from '../../azure/estate.ts'
import type { Decoy, Planted } from '../planted.ts'

const LOCATION = { location: 'westeurope' }

const rule = (
  name: string,
  priority: number,
  access: 'Allow' | 'Deny',
  sourceAddressPrefix: string,
  destinationPortRange: string,
) => ({
  name,
  properties: {
    access,
    direction: 'Inbound',
    priority,
    protocol: destinationPortRange === '*' ? '*' : 'Tcp',
    sourceAddressPrefix,
    sourcePortRange: '*',
    destinationAddressPrefix: '*',
    destinationPortRange,
  },
})

/** @param office names a resource of the office from its type and name. */
export function machinesIn(office: (path: string) => string) {
  const network = (path: string) => office(`Microsoft.Network/${path}`)
  const group = (name: string) => network(`networkSecurityGroups/${name}`)
  const address = (name: string) => network(`publicIPAddresses/${name}`)
  const subnet = network('virtualNetworks/office/subnets/apps')
  const reports = group('reports')
  const build = group('build')
  const subnetGroup = group('apps')
  const cache = (name: string) => office(`Microsoft.Cache/redis/${name}`)
  const registry = (name: string) => office(`Microsoft.ContainerRegistry/registries/${name}`)

  const machineInterface = (name: string, securityGroup: string, privateIPAddress: string) => [
    armResource(
      address(name),
      { ipAddress: '20.61.7.9', publicIPAllocationMethod: 'Static' },
      { ...LOCATION, sku: { name: 'Standard', tier: 'Regional' } },
    ),
    armResource(
      network(`networkInterfaces/${name}`),
      {
        networkSecurityGroup: { id: securityGroup },
        virtualMachine: { id: office(`Microsoft.Compute/virtualMachines/${name}`) },
        ipConfigurations: [
          {
            name: 'primary',
            properties: {
              primary: true,
              privateIPAddress,
              publicIPAddress: { id: address(name) },
              subnet: { id: subnet },
            },
          },
        ],
      },
      LOCATION,
    ),
  ]

  const resources: readonly ArmResource[] = [
    // A consultant's own database, opened to all in two halves that no rule is seen to be.
    armResource(
      reports,
      {
        securityRules: [
          rule('lower-half', 200, 'Allow', '0.0.0.0/1', '5432'),
          rule('upper-half', 210, 'Allow', '128.0.0.0/1', '5432'),
        ],
      },
      LOCATION,
    ),
    // It opens MySQL to everybody, after a rule that has shut everybody out.
    armResource(
      build,
      {
        securityRules: [
          rule('nobody', 100, 'Deny', '*', '*'),
          rule('mysql', 200, 'Allow', 'Internet', '3306'),
        ],
      },
      LOCATION,
    ),
    armResource(
      subnetGroup,
      { securityRules: [rule('web', 100, 'Allow', 'Internet', '443')] },
      LOCATION,
    ),
    armResource(
      network('virtualNetworks/office'),
      {
        addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
        subnets: [
          {
            id: subnet,
            name: 'apps',
            properties: {
              addressPrefix: '10.0.1.0/24',
              networkSecurityGroup: { id: subnetGroup },
            },
          },
        ],
      },
      LOCATION,
    ),
    ...machineInterface('reports', reports, '10.0.1.4'),
    ...machineInterface('build', build, '10.0.1.5'),
    // Made for a demonstration without passwords, and kept for the sessions of the web shop.
    armResource(
      cache('acme-sessions'),
      {
        publicNetworkAccess: 'Enabled',
        enableNonSslPort: true,
        minimumTlsVersion: '1.0',
        disableAccessKeyAuthentication: false,
        redisConfiguration: { authnotrequired: 'true' },
        sku: { name: 'Premium', family: 'P', capacity: 1 },
      },
      LOCATION,
    ),
    // Without a rule, as the open one; it is in a subnet and has no public address.
    armResource(
      cache('acme-queue'),
      {
        publicNetworkAccess: 'Enabled',
        subnetId: subnet,
        enableNonSslPort: false,
        minimumTlsVersion: '1.2',
        disableAccessKeyAuthentication: true,
        redisConfiguration: { 'aad-enabled': 'true' },
        sku: { name: 'Premium', family: 'P', capacity: 1 },
      },
      LOCATION,
    ),
    // Images that partners pull, and anybody else who knows the name.
    armResource(
      registry('acmeimages'),
      {
        loginServer: 'acmeimages.azurecr.io',
        anonymousPullEnabled: true,
        adminUserEnabled: false,
        publicNetworkAccess: 'Enabled',
        networkRuleSet: { defaultAction: 'Allow', ipRules: [] },
        encryption: { status: 'disabled' },
      },
      { ...LOCATION, sku: { name: 'Premium', tier: 'Premium' } },
    ),
    // Anybody may pull who reaches it, and nobody reaches it.
    armResource(
      registry('acmebase'),
      {
        loginServer: 'acmebase.azurecr.io',
        anonymousPullEnabled: true,
        adminUserEnabled: false,
        publicNetworkAccess: 'Disabled',
        networkRuleSet: { defaultAction: 'Allow', ipRules: [] },
        encryption: { status: 'disabled' },
      },
      { ...LOCATION, sku: { name: 'Premium', tier: 'Premium' } },
    ),
  ]

  const planted: readonly Planted[] = [
    {
      resource: reports,
      control: 'azure-nsg-database-ports-open',
      why: 'Two rules for half of the internet each open PostgreSQL to all of it.',
    },
    {
      resource: cache('acme-sessions'),
      control: 'azure-redis-auth-disabled',
      why: 'It asks for no password.',
    },
    {
      resource: cache('acme-sessions'),
      control: 'azure-redis-firewall-any-ip',
      why: 'Without a rule every address is let in.',
    },
    {
      resource: cache('acme-sessions'),
      control: 'azure-redis-non-ssl-port',
      why: 'It answers in clear.',
    },
    {
      resource: registry('acmeimages'),
      control: 'azure-acr-public',
      why: 'Anybody pulls from it without an account.',
    },
  ]

  const decoys: readonly Decoy[] = [
    {
      resource: build,
      control: 'azure-nsg-database-ports-open',
      why: 'A rule before the one that opens it has shut everybody out.',
    },
    {
      resource: cache('acme-queue'),
      control: 'azure-redis-firewall-any-ip',
      why: 'It has no rules, and no public address that they would guard.',
    },
    {
      resource: registry('acmebase'),
      control: 'azure-acr-public',
      why: 'Its public network access is disabled.',
    },
  ]
  return { resources, planted, decoys }
}
