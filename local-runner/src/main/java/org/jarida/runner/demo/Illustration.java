package org.jarida.runner.demo;

import org.jarida.runner.demo.picture.PictureSpec;

/** A picture in an article: what it shows, under which file name it is served, caption and credit. */
record Illustration(PictureSpec spec, String fileName, String caption, String credit) {}
