import { defineCheck, holds, judge, violated } from '#model'
import { FirewallRule } from '#views'

/** The ports by which machines are administered unless told otherwise. */
const ADMINISTRATION: Readonly<Record<number, string>> = {
  22: 'SSH',
  23: 'Telnet',
  2375: 'Docker',
  3389: 'Remote Desktop',
  5900: 'VNC',
  5985: 'WinRM',
  5986: 'WinRM',
  10250: 'kubelet',
}

export default defineCheck({
  id: 'network/firewall-keeps-administration-closed',
  title: 'No firewall rule opens a port of administration to the internet',
  severity: 'high',
  about: FirewallRule,
  rationale:
    'SSH and Remote Desktop on public addresses are tried with stolen passwords within ' +
    'minutes, and are how most ransom begins. Whoever gets in has the machine, its identity ' +
    'in the cloud, and the databases that trust its network.',
  remedy: {
    aws: 'Remove the rule and use Session Manager, or narrow it to the addresses that need it.',
    azure:
      'Remove the rule and use Azure Bastion or just-in-time access, or narrow it to the addresses that need it.',
    gcp: 'Remove the rule and use Identity-Aware Proxy, or narrow it to the addresses that need it.',
  },
  controls: {
    'nist-800-53-r5': ['AC-4', 'AC-17', 'SC-7'],
  },
  covers: {},

  evaluate: (rule) =>
    judge(rule.openToInternet, (open) => {
      const found = Object.entries(ADMINISTRATION).filter(([port]) =>
        open.some(
          ({ protocol, from, to }) =>
            (protocol === 'tcp' || protocol === 'all') &&
            from <= Number(port) &&
            Number(port) <= to,
        ),
      )
      return found.length === 0
        ? holds(`The ${rule.noun} opens no port of administration to the internet.`)
        : violated(
            `The ${rule.noun} opens to the internet: ${found.map(([port, name]) => `${name} (${port})`).join(', ')}.`,
          )
    }),
})
