/**
 * What happens when something goes away that the portal rests on: the database, a node, the disk. Each test takes it away for real and
 * counts afterwards what is there.
 */
package jp.madoguchi.reliability;
