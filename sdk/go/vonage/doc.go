// A Pulumi package to manage Vonage applications, their users and phone numbers.
package vonage
