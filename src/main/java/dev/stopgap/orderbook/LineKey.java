package dev.stopgap.orderbook;

/** An order line of one supplier. */
public record LineKey(String orderNo, String lineNo) {}
