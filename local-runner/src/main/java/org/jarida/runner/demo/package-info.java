/** The demo newspaper: three papers served on loopback, so that a first start shows a full site without internet. */
@NullMarked
package org.jarida.runner.demo;

import org.jspecify.annotations.NullMarked;
