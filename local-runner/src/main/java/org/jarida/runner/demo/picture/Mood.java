package org.jarida.runner.demo.picture;

import java.awt.Color;

/** Light and colours of a picture; every scene takes its colours from here, so that each pairs well with each. */
public enum Mood {
    DAWN(0x5B6FA6, 0xF8C9A0, 0xFFE9C2, 0x9A8FB5, 0x6E7AA3, 0x3F4F78, 0xE4795B, 0x4C9A9A, 0x2B2F4B),
    DAY(0x5DB0DC, 0xDDF1F2, 0xFFF3C4, 0xA7CBC9, 0x6FA58F, 0x3D7A66, 0xE5A23B, 0x2E86AB, 0x22414A),
    DUSK(0x3B2F63, 0xF28F6B, 0xFFD27A, 0x8C5A84, 0x5F4275, 0x34294F, 0xF2B04B, 0x5E7FB8, 0x221B38),
    NIGHT(0x0E1A36, 0x35548A, 0xF2F0DC, 0x33507F, 0x243B66, 0x172847, 0xF0B95B, 0x4F8FC0, 0x0A1226),
    MIST(0x8FA3AE, 0xDCE3E2, 0xF4F4EC, 0xA9B8BB, 0x7F949A, 0x566D75, 0xD9785B, 0x4B8CA6, 0x2F3E46),
    GOLD(0xF2B263, 0xFCE8C3, 0xFFF6DA, 0xD9A066, 0xB9783F, 0x7C4A2B, 0xC8553D, 0x3E7C79, 0x4A2B1F),
    SPRING(0x9AD1E3, 0xFBF3DC, 0xFFF2B8, 0xB9D7A8, 0x84B56A, 0x4E8A4B, 0xEE6C4D, 0x3D7EA6, 0x27413A);

    final Color skyTop;
    final Color skyBottom;
    final Color light;
    final Color far;
    final Color mid;
    final Color near;
    final Color warm;
    final Color cool;
    final Color ink;

    Mood(int skyTop, int skyBottom, int light, int far, int mid, int near, int warm, int cool, int ink) {
        this.skyTop = new Color(skyTop);
        this.skyBottom = new Color(skyBottom);
        this.light = new Color(light);
        this.far = new Color(far);
        this.mid = new Color(mid);
        this.near = new Color(near);
        this.warm = new Color(warm);
        this.cool = new Color(cool);
        this.ink = new Color(ink);
    }

    /** Whether lamps are lit and stars are out. */
    boolean dark() {
        return this == NIGHT || this == DUSK;
    }
}
